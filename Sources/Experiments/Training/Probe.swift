/// What a training run measures beside loss and accuracy. Probes that are off cost nothing.
public enum Probe: Sendable, Hashable, Codable {
  /// The L2 norm of every layer's weight gradient, at the last batch of each epoch.
  case gradientNorms
  /// The same at regular steps within the epochs, and of the pre-activations' gradients.
  case gradientNormsEvery(steps: Int)
  /// The share of units that are zero for every sample of the training set.
  case deadUnits
  /// The share of activations whose slope is below 5 % of the largest, over the first 1,000 training samples.
  case saturatedUnits
  /// How activations are distributed, layer by layer, at the end of the run and at its start.
  case activationHistogram(bins: Int)
  /// The L2 norm of each epoch's weight change relative to the weights' norm.
  case weightUpdates
  /// The weights after these epochs (0 is the start).
  case weights(afterEpochs: [Int])
  /// At the end, what another run needs to go on from there.
  case checkpoint
}
