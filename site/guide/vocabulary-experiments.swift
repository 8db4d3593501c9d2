// Vocabulary: Experiments

// `Trainer(network, ...).fit(data, epochs: 5)` is one training, and gives a `TrainingRun` of plain numbers. Everything else here is a
// question with a name (`GradientFlow`, `DeadUnits`, `BakeOff`, ...): make the value, call `run()`, draw what comes. The answer is kept
// under all that it depends on. [Train networks](training.md) begins with the first.
//
// Module `Experiments`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## ActivationAtlas
//
// `struct ActivationAtlas`: Every activation's curve, slope and facts, for the atlas chapter.
//
// - `struct Entry`: One activation; facts computed from f and f'.
// - `struct Outcome`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> ActivationAtlas.Outcome`: Computes the answer; called when none is kept.
// - `init(_ activations: [Activation] = Activation.all, from lower: Double = -6, to upper: Double = 6, points: Int = 241)`
// - `var lower: Double`: The stretch of z that is drawn, and the number of points on it.
// - `var points: Int`
// - `var upper: Double`: The stretch of z that is drawn, and the number of points on it.
//
// ## ActivationTraining
//
// `struct ActivationTraining`: The textbook's library example: 784-256-128-10 (235,146 parameters) with selectable activations.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `static let eight: [Activation]`: The example's eight.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = ActivationTraining.eight, on data: Dataset = .mnist, epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## BakeOff
//
// `struct BakeOff`: The great bake-off: 784-512-256-128-64-10 with each activation and several seeds, Adam 1e-3, batch 128.
//
// - `var activations: [Activation]`
// - `var batchSize: Int`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = Activation.bakeOff, on data: Dataset = .bakeOff, epochs: Int = 20, seeds: [UInt64] = [1, 2, 3], batchSize: Int = 128, optimizer: Optimizer = .adam(), probes: [Probe] = [.deadUnits], testing: TestSchedule = .everyEpoch)`
// - `var optimizer: Optimizer`
// - `var probes: [Probe]`
// - `var seeds: [UInt64]`
// - `var testing: TestSchedule`
//
// ## BatchSizeStudy
//
// `struct BatchSizeStudy`: Batch sizes with a fixed rate, with a rate that grows alike (Goyal et al. 2017), and with warm-up besides.
//
// - `var baseLearningRate: Double`
// - `var batchSizes: [Int]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ batchSizes: [Int] = [32, 128, 512, 2_048], on data: Dataset = .mnist.first(10_000), epochs: Int = 5, baseLearningRate: Double = 0.05, seeds: [UInt64] = [1, 2, 3])`: `baseLearningRate` belongs to a batch of 32.
// - `var seeds: [UInt64]`
//
// ## BornDead
//
// `struct BornDead`: How often a narrow deep ReLU network is dead before it is trained (Lu et al. 2019): one input, zero biases.
//
// - `struct Cell`
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> BornDead.Outcome`: Computes the answer; called when none is kept.
// - `var depths: [Int]`
// - `init(widths: [Int] = [2, 3, 4], depths: [Int] = [1, 3, 5, 7, 9], networks: Int = 20_000, seed: UInt64 = 1)`
// - `var networks: Int`
// - `var seed: UInt64`
// - `var widths: [Int]`
//
// ## Calibration
//
// `struct Calibration`: How often a trained network is right when it says that it is sure.
//
// - `struct Bin`
// - `struct Curve`
// - `struct Outcome`
// - `var bins: Int`
// - `func compute(_ session: ExperimentSession) throws -> Calibration.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ network: Sequential = .perceptron([784, 256, 128, 10], activation: .relu), on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 15, bins: Int = 10, temperatures: [Double] = [0.5, 1, 1.5, 2, 3], seed: UInt64 = 1)`
// - `var network: Sequential`
// - `var seed: UInt64`
// - `var temperatures: [Double]`
//
// ## Clipping
//
// `enum Clipping`: What is done to large gradients.
//
// - `case none`
// - `case norm(Double)`: All gradients are scaled so that their common L2 norm is at most this.
// - `case value(Double)`: Each gradient is held to plus or minus this.
//
// ## Comparison
//
// `struct Comparison`: Several ways to train, each with several seeds, side by side.
//
// - `struct Rank`: One place of a ranking.
// - `struct Variant`: One way.
// - `func blocked(_ labels: [String]? = nil, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }) throws -> BlockedComparison?`: Several ways on the seeds that all of them ended with, each seed a block.
// - `let dataUsed: String`: The sentence that says which data was used.
// - `init(_ rows: [(label: String, runs: [TrainingRun])])`: Runs that were trained one by one, side by side.
// - `func paired(_ first: String, _ second: String, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }) throws -> PairedComparison?`: Two ways on the seeds that both ended with, seed by seed.
// - `var ranking: [Comparison.Rank]`: By mean test accuracy, best first, with what each place cannot be told apart from.
// - `subscript(label: String) -> Comparison.Variant?`: The variant of a label.
// - `var variants: [Comparison.Variant]`
//
// ## DeadUnits
//
// `struct DeadUnits`: How many units die in training, over learning rates and remedies.
//
// - `struct Outcome`
// - `enum Remedy`: What is done against death.
// - `struct Row`
// - `enum Severity`: How serious a share of dead units is.
// - `func compute(_ session: ExperimentSession) throws -> DeadUnits.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var hidden: [Int]`
// - `init(learningRates: [Double] = [0.001, 0.01, 0.1], remedies: [DeadUnits.Remedy] = [.none, .heInitialization, .leakyReLU, .prelu, .batchNorm], on data: Dataset = .mnist.first(10_000), hidden: [Int] = [128, 128, 128, 128, 128], epochs: Int = 5, seeds: [UInt64] = [1])`: A perceptron with the given hidden layers, trained by Adam with each rate and remedy.
// - `var learningRates: [Double]`
// - `var remedies: [DeadUnits.Remedy]`
// - `var seeds: [UInt64]`
//
// ## DecisionBoundary
//
// `struct DecisionBoundary`: A network trained on a problem in the plane, and what it says about every point of it.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> DecisionBoundary.Outcome`: Computes the answer; called when none is kept.
// - `var data: ToyData`
// - `var epochs: Int`
// - `var extent: Double`
// - `init(_ data: ToyData, _ network: Sequential, epochs: Int = 200, learningRate: Double = 0.01, resolution: Int = 61, extent: Double = 1.2, seed: UInt64 = 1)`: The network takes 2 numbers and gives 2 logits.
// - `init(_ data: ToyData, activation: Activation, hidden: [Int] = [16, 16], epochs: Int = 200, learningRate: Double = 0.01, resolution: Int = 61, extent: Double = 1.2, seed: UInt64 = 1)`: A perceptron with the given hidden layers.
// - `var learningRate: Double`
// - `var network: Sequential`
// - `var resolution: Int`: The grid has so many points on a side, over \[-extent, extent\].
// - `var seed: UInt64`
//
// ## DeepTraining
//
// `struct DeepTraining`: Deep perceptrons trained with each activation, the gradient norm of every layer recorded over time.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), depth: Int = 20, width: Int = 64, epochs: Int = 5, learningRate: Double = 1e-3, initializer: Initializer = .heNormal, seeds: [UInt64] = [1], interval: Int = 20)`: `depth` hidden layers of `width` units.
// - `var initializer: Initializer`
// - `var interval: Int`: A gradient sample every so many steps.
// - `var learningRate: Double`
// - `var seeds: [UInt64]`
// - `var width: Int`
//
// ## DepthStudy
//
// `struct DepthStudy`: The depth study: a convolutional encoder of growing depth reads a digit, a recurrent decoder spells its name.
//
// - `struct Cell`
// - `struct Outcome`
// - `var activations: [Activation]`
// - `var batchNorm: Bool`: A skip connection around every convolution, and batch norm after it: what the report's conclusion suggests.
// - `var batchSize: Int`
// - `var channels: Int`
// - `func compute(_ session: ExperimentSession) throws -> DepthStudy.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depths: [Int]`
// - `var epochs: Int`
// - `init(depths: [Int] = [0, 6, 12, 30], activations: [Activation] = [.relu, .leakyReLU, .signInverting(alpha: 0.01)], on data: Dataset = .mnist.first(10_000, test: 5_000), epochs: Int = 4, seeds: [UInt64] = [1, 2, 3], channels: Int = 16, batchSize: Int = 64, learningRate: Double = 2e-3, residual: Bool = false, batchNorm: Bool = false, preActivation: Bool = false)`
// - `var learningRate: Double`
// - `func network(depth: Int, _ activation: Activation) -> Sequential`: A stem of stride 2 to 14 x 14 and pooling to 7 x 7, then `depth` convolutions that keep the size.
// - `var preActivation: Bool`: Whether a block's norm and activation stand before its convolution (He et al. 2016b), so that nothing stands on the sum; only with `residual`.
// - `var residual: Bool`: A skip connection around every convolution, and batch norm after it: what the report's conclusion suggests.
// - `var seeds: [UInt64]`
//
// ## DropoutInterplay
//
// `struct DropoutInterplay`: Dropout with different activations.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .gelu, .tanh], probabilities: [Double] = [0, 0.1, 0.3, 0.5], on data: Dataset = .mnist.first(5_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var probabilities: [Double]`
// - `var seeds: [UInt64]`
//
// ## Experiment
//
// `protocol Experiment : Sendable`: A question put to the engine: a plain value that says everything, and one call that answers it.
//
// - `associatedtype Outcome : Decodable, Encodable, Sendable`
// - `func compute(_ session: ExperimentSession) throws -> Self.Outcome`: Computes the answer; called when none is kept.
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var name: String`: The experiment's name, as progress shows it.
// - `func run() throws -> Self.Outcome`: The answer, from the memo or computed.
//
// ## ExperimentProgress
//
// `struct ExperimentProgress`: How far an experiment is.
//
// - `var epoch: Int`: The epoch that just ended and how many there are; 0 for experiments without epochs.
// - `var epochs: Int`: The epoch that just ended and how many there are; 0 for experiments without epochs.
// - `var experiment: String`: The experiment, such as "BakeOff".
// - `var fraction: Double`: The share that is done, 0 to 1.
// - `init(experiment: String, message: String, fraction: Double, epoch: Int = 0, epochs: Int = 0, loss: Double? = nil, secondsLeft: Double? = nil)`
// - `var loss: Double?`: The latest mean loss, where there is one.
// - `var message: String`: What it is busy with, such as "GELU, seed 2".
// - `var secondsLeft: Double?`: Estimated seconds until the experiment ends; nil while nothing is known.
//
// ## ExperimentSession
//
// `struct ExperimentSession`: What experiments know of the process they run in: where results are kept, where data lies, whom to tell.
//
// - `var codeKey: String`: The digest of the compiled code above the running cell, for configurations that hold closures.
// - `static func configure(_ change: (inout ExperimentSession) -> Void)`: Changes the session of this process.
// - `static var current: ExperimentSession`: The session of this process.
// - `var engineVersion: String`: The engine's version, part of every memo key.
// - `init(memoDirectory: URL? = nil, searchDirectories: [URL] = [], quick: Bool = false, codeKey: String = "", engineVersion: String = Engine.version, onProgress: (ExperimentProgress) -> Void = { _ in }, onRead: (URL, String) -> Void = { _, _ in }, onDataUsed: (String) -> Void = { _ in }, isCancelled: () -> Bool = { false })`
// - `var isCancelled: () -> Bool`: Asked between batches; an experiment that is called off throws `CancellationError`.
// - `var memoDirectory: URL?`: Where finished experiments are kept; nil turns the memo off (in the grading sandbox).
// - `var onAnswer: (String, String, Double?, Double?) -> Void`: Called for each experiment that was answered: its name, its key, the seconds it took when it was computed, and how far that is from the answer that was kept, if both are there.
// - `var onDataUsed: (String) -> Void`: Called with the sentence that says which data was used.
// - `var onProgress: (ExperimentProgress) -> Void`
// - `var onRead: (URL, String) -> Void`: Called for each data file that is read, with its SHA-256.
// - `var quick: Bool`: Fewer epochs, the first seed only, less data.
// - `var recomputes: (String) -> Bool`: Whether the experiment of a key is to be computed even if its answer is kept.
// - `var searchDirectories: [URL]`: Folders with data, in order, before the standard ones; empty leaves the standard search path alone.
//
// ## FunctionFit
//
// `struct FunctionFit`: Networks fitted to a function of one number.
//
// - `struct Fit`
// - `struct NamedNetwork`: A network and what it is called in the chart.
// - `struct Outcome`
// - `enum Target`: A function to fit, by name, so that the memo knows it.
// - `func compute(_ session: ExperimentSession) throws -> FunctionFit.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(_ target: FunctionFit.Target, _ networks: [FunctionFit.NamedNetwork], epochs: Int = 400, learningRate: Double = 0.01, samples: Int = 256, seeds: [UInt64] = [1])`
// - `init(_ target: FunctionFit.Target, widths: [Int], activation: Activation, epochs: Int = 400, seeds: [UInt64] = [1])`: One hidden layer of each width.
// - `var learningRate: Double`
// - `var networks: [FunctionFit.NamedNetwork]`: The networks, with their names; each takes and gives one number.
// - `var samples: Int`
// - `var seeds: [UInt64]`
// - `var target: FunctionFit.Target`
//
// ## GatedFFN
//
// `struct GatedFFN`: The gated linear family at equal parameters, on a task with a second-order interaction: learn x times y.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `var hidden: Int`
// - `init(hidden: Int = 24, epochs: Int = 60, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## GeluAsDropout
//
// `struct GeluAsDropout`: GELU as the mean of a stochastic gate: z is kept with probability Phi(z), else zero.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> GeluAsDropout.Outcome`: Computes the answer; called when none is kept.
// - `var draws: Int`
// - `init(z: [Double] = (-12...12).map { Double($0) / 4 }, draws: Int = 20_000, seed: UInt64 = 1)`
// - `var seed: UInt64`
// - `var z: [Double]`
//
// ## GradientFlow
//
// `struct GradientFlow`: How a gradient changes on its way through many layers, in Double, because squared signals reach 1e-42.
//
// - `struct Curve`: The size of the gradient after each layer, counted from the output backwards.
// - `enum Mode`: Which of the two.
// - `struct Outcome`: The answer: one curve per activation.
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> GradientFlow.Outcome`: Computes the answer; called when none is kept.
// - `var depth: Int`
// - `init(depth: Int = 20, width: Int = 64, activation: Activation, mode: GradientFlow.Mode = .multipliedSlopes, initializer: Initializer = .heNormal, repetitions: Int = 1, samples: Int = 32, seed: UInt64 = 42)`: The same for one activation.
// - `init(depth: Int = 20, width: Int = 64, activations: [Activation] = Activation.standard, mode: GradientFlow.Mode = .multipliedSlopes, initializer: Initializer = .heNormal, repetitions: Int = 1, samples: Int = 32, seed: UInt64 = 42)`
// - `var initializer: Initializer`: How the weights of the real network start.
// - `var mode: GradientFlow.Mode`
// - `var repetitions: Int`: Independent repetitions, of which the median (multiplied) or the mean of log10 (backpropagated) is given.
// - `var samples: Int`: Inputs sent through each real network.
// - `var seed: UInt64`
// - `var width: Int`
//
// ## HiddenSoftmax
//
// `struct HiddenSoftmax`: A softmax between layers, and what it destroys.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(10_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## ImbalancedDigits
//
// `struct ImbalancedDigits`: Digits of which some classes are rare: accuracy per class after each epoch.
//
// - `struct Outcome`
// - `struct Row`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> ImbalancedDigits.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), rareClasses: [Int] = [3, 8], rareShare: Double = 0.05, depth: Int = 4, epochs: Int = 4, seed: UInt64 = 1)`
// - `var rareClasses: [Int]`: The classes that are thinned, and the share of them that stays.
// - `var rareShare: Double`
// - `var seed: UInt64`
//
// ## Interval
//
// `struct Interval`: A mean of several runs with its 95 % interval (Student's t).
//
// - `let count: Int`: How many runs it is made of.
// - `let halfWidth: Double`: Half the interval's width; 0 when there is one run, about which nothing can be said.
// - `init(_ values: [Double])`: The interval of a sample.
// - `var lower: Double`
// - `let mean: Double`
// - `var upper: Double`
//
// ## KernelSize
//
// `struct KernelSize`: One 7 x 7 convolution against three of 3 x 3, which see as far with fewer parameters.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(5_000), epochs: Int = 2, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## LinearCollapse
//
// `struct LinearCollapse`: A deep network of linear layers beside the single matrix it equals.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> LinearCollapse.Outcome`: Computes the answer; called when none is kept.
// - `var depth: Int`
// - `init(depth: Int = 100, inputs: Int = 784, width: Int = 64, outputs: Int = 10, samples: Int = 50, seed: UInt64 = 1)`
// - `var inputs: Int`
// - `var outputs: Int`
// - `var samples: Int`
// - `var seed: UInt64`
// - `var width: Int`
//
// ## LinearRegions
//
// `struct LinearRegions`: The exact linear regions of a ReLU network on a square of the plane, as polygons, and on its middle line.
//
// - `struct Outcome`
// - `struct Region`
// - `var biasDeviation: Double`: Biases are normal with this deviation; 0 leaves them out.
// - `func compute(_ session: ExperimentSession) throws -> LinearRegions.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(widths: [Int] = [8, 8], size: Double = 1, initializer: Initializer = .heNormal, biasDeviation: Double = 0.5, seed: UInt64 = 1, trainedOn: ToyData? = nil, epochs: Int = 100)`
// - `var initializer: Initializer`
// - `var seed: UInt64`
// - `var size: Double`: The square \[-size, size\] x \[-size, size\].
// - `var trainedOn: ToyData?`: Train on a two-dimensional problem first, for so many epochs.
// - `var widths: [Int]`
//
// ## MeanField
//
// `struct MeanField`: Mean-field theory of signals in wide random networks (Poole et al. 2016, Schoenholz et al. 2017): how the mean square q of pre-activations and the size of gradients change from layer to layer.
//
// - `struct Outcome`
// - `var activation: Activation`
// - `var biasVariance: Double`: Weights have variance `weightVariance` / fan-in, biases `biasVariance`.
// - `func compute(_ session: ExperimentSession) throws -> MeanField.Outcome`: Computes the answer; called when none is kept.
// - `static func criticalWeightVariance(_ activation: Activation, biasVariance: Double) -> Double`: The weight variance at which chi is 1 at the fixed point, by bisection: the edge of chaos.
// - `var depth: Int`
// - `var depthScale: Double?`: Layers over which the squared gradient, and the difference between two inputs, shrinks by e: -1 / ln chi at the fixed point (Schoenholz et al. 2017, equation 9); nil where nothing shrinks.
// - `var fixedPoint: Double?`: The q at which `lengthMap` stands still, reached from 1; nil where q grows without bound.
// - `init(_ activation: Activation, weightVariance: Double = 2, biasVariance: Double = 0, depth: Int = 20, inputMeanSquare: Double = 1)`
// - `var inputMeanSquare: Double`: The mean square of the inputs' components.
// - `func lengthMap(_ q: Double) -> Double`: One layer forwards: q' = sigma\_w\^2 E f(sqrt(q) z)\^2 + sigma\_b\^2 (Poole et al. 2016, equation 3).
// - `func slopeMap(_ q: Double) -> Double`: One layer backwards: chi = sigma\_w\^2 E f'(sqrt(q) z)\^2 (Schoenholz et al. 2017, equation 5).
// - `var weightVariance: Double`: Weights have variance `weightVariance` / fan-in, biases `biasVariance`.
//
// ## Normalization
//
// `struct Normalization`: Where normalisation stands, and which kind.
//
// - `var activation: Activation`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activation: Activation = .relu, on data: Dataset = .mnist.first(10_000), depth: Int = 6, epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## Probe
//
// `enum Probe`: What a training run measures beside loss and accuracy.
//
// - `case activationHistogram(bins: Int)`: How activations are distributed, layer by layer, at the end of the run and at its start.
// - `case checkpoint`: At the end, what another run needs to go on from there.
// - `case deadUnits`: The share of units that are zero for every sample of the training set.
// - `case gradientNorms`: The L2 norm of every layer's weight gradient, at the last batch of each epoch.
// - `case gradientNormsEvery(steps: Int)`: The same at regular steps within the epochs, and of the pre-activations' gradients.
// - `case saturatedUnits`: The share of activations whose slope is below 5 % of the largest, over the first 1,000 training samples.
// - `case weightUpdates`: The L2 norm of each epoch's weight change relative to the weights' norm.
// - `case weights(afterEpochs: [Int])`: The weights after these epochs (0 is the start).
//
// ## RecurrentStability
//
// `struct RecurrentStability`: Signals and gradients through time in recurrent layers, and training them with and without clipping.
//
// - `struct Flow`: One cell untrained: root mean square of the state after each step, and of the gradient of the last state with respect to each step's input (first step first).
// - `struct Outcome`
// - `struct TrainingResult`: One cell trained to tell from its last state whether the numbers it heard sum above zero.
// - `func compute(_ session: ExperimentSession) throws -> RecurrentStability.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `var gains: [Double]`: The recurrent matrices of plain layers are orthogonal times these gains.
// - `var hidden: Int`
// - `init(steps: Int = 40, hidden: Int = 32, gains: [Double] = [0.8, 1, 1.2], epochs: Int = 5, learningRate: Double = 0.1, seeds: [UInt64] = [1])`
// - `var learningRate: Double`
// - `var seeds: [UInt64]`: The signals are those of the first.
// - `var steps: Int`
//
// ## RegionBounds
//
// `enum RegionBounds`: Counts of linear regions from the literature.
//
// - `static func arrangement(hyperplanes: Int, dimension: Int = 2) -> Double`: The pieces into which `hyperplanes` in general position cut space (Zaslavsky 1975): sum over j \<= n0 of C(N, j).
// - `static func copiedFormula(width: Int, layers: Int, inputs: Int = 2) -> Double`: The often-copied form C(n, n0)\^(k-1) \* 2\^(n0 n) for k layers of n units, which cannot be right.
// - `static func earlierLowerBound(widths: [Int], inputs: Int = 2) -> Double`: The earlier and weaker bound (Pascanu, Montufar & Bengio 2013): without the exponent.
// - `static func lowerBoundOfMaximum(widths: [Int], inputs: Int = 2) -> Double`: The most that hidden widths can reach is at least this (Montufar et al. 2014, theorem 5).
// - `static func upperBound(widths: [Int], inputs: Int = 2) -> Double`: No network of these widths has more: the product of each layer's arrangement (Raghu et al. 2017).
//
// ## ResidualRescue
//
// `struct ResidualRescue`: Deep networks with and without skip connections.
//
// - `var activation: Activation`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depths: [Int]`
// - `var epochs: Int`
// - `init(_ activation: Activation = .relu, depths: [Int] = [4, 12, 30], on data: Dataset = .mnist.first(10_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## Schedule
//
// `enum Schedule`: How the learning rate changes over the steps of a run.
//
// - `case constant`: The same rate throughout.
// - `case cosine(floor: Double)`: Half a cosine from the full rate down to `floor` times it (Loshchilov & Hutter 2017).
// - `case steps(every: Int, factor: Double)`: Multiplied by `factor` every so many epochs.
// - `case warmUp(epochs: Double)`: Rising linearly from nothing over the first epochs, then the full rate (Goyal et al. 2017).
// - `case warmUpCosine(epochs: Double, floor: Double)`: Linear warm-up, then half a cosine.
//
// ## SearchActivations
//
// `struct SearchActivations`: A search over z g(z) (after Ramachandran et al. 2017), each ranked by training a small network.
//
// - `enum Gate`: What z is multiplied by.
// - `func activation(_ gate: SearchActivations.Gate) throws -> Activation`: z g(z) and its derivative g(z) + z g'(z).
// - `var baselines: [Activation]`: Activations to compare with.
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var gates: [SearchActivations.Gate]`
// - `init(_ gates: [SearchActivations.Gate] = [.sigmoid, .tanh, .softplus, .identity], baselines: [Activation] = [.relu], on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## SigmoidFix
//
// `struct SigmoidFix`: An industrial one-line change taken apart: sigmoid to ReLU, standard to He, BatchNorm off and on (2 x 2 x 2).
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(10_000), depth: Int = 8, epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## SignedTargets
//
// `struct SignedTargets`: Targets that need negative values: a linear head, and heads that cannot give them.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(epochs: Int = 60, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## SkewedInputs
//
// `struct SkewedInputs`: Inputs that are not centred, not scaled, or well standardised.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .tanh, .sigmoid], on data: Dataset = .mnist.first(10_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// ## SparseInputs
//
// `struct SparseInputs`: Bags of words: long, nearly empty inputs, given to activations directly and as embeddings.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .tanh, .sigmoid, .gelu], vocabulary: Int = 500, words: Int = 12, epochs: Int = 10, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
// - `var vocabulary: Int`
// - `var words: Int`
//
// ## TemperatureSweep
//
// `struct TemperatureSweep`: Softmax of given scores at several temperatures.
//
// - `struct Outcome`
// - `struct Row`
// - `func compute(_ session: ExperimentSession) throws -> TemperatureSweep.Outcome`: Computes the answer; called when none is kept.
// - `init(_ scores: [Double] = [2, 1, 0.1], temperatures: [Double] = [0.1, 0.5, 1, 2, 10])`
// - `var scores: [Double]`
// - `var temperatures: [Double]`
//
// ## TestSchedule
//
// `enum TestSchedule`: After which epochs of a training loss and accuracy on the test set are computed.
//
// - `case everyEpoch`
// - `case lastEpoch`: Once, when the training is over.
//
// ## ToyData
//
// `struct ToyData`: Small problems in the plane, two classes each.
//
// - `struct Point`: A labelled point.
// - `enum Shape`
// - `static let circles: ToyData`
// - `var count: Int`
// - `func dataset() -> Dataset`: Training points, and as many fresh ones for testing.
// - `init(_ shape: ToyData.Shape, count: Int = 400, noise: Double = 0.08, seed: UInt64 = 1)`
// - `static let moons: ToyData`
// - `var noise: Double`
// - `func points() -> [ToyData.Point]`: The points, alternating between the classes; coordinates are about -1 to 1.
// - `var seed: UInt64`
// - `var shape: ToyData.Shape`
// - `static let spirals: ToyData`
// - `static let xor: ToyData`
//
// ## Trainer
//
// `struct Trainer`: How to train a network: loss, optimizer, schedule, seed.
//
// - `var clipping: Clipping`
// - `func fit(_ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [], continuing run: TrainingRun) throws -> TrainingRun`: Goes on with a run that was made with `probes: [.checkpoint]`, up to so many epochs in all.
// - `func fit(_ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [], testing: TestSchedule = .everyEpoch) throws -> TrainingRun`: Trains for so many epochs.
// - `init(_ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer = .adam(), schedule: Schedule = .constant, clipping: Clipping = .none, seed: UInt64 = 0)`
// - `var loss: Loss`
// - `var network: Sequential`
// - `var optimizer: Optimizer`
// - `func replay(_ samples: Samples, epochs: Int, batchSize: Int, keeping kept: [Int], isCancelled: () -> Bool = { false }) throws -> TrainingRun`: Trains on samples in memory, without the memo: what an earlier run of the same recipe did is done again.
// - `var schedule: Schedule`
// - `var seed: UInt64`
//
// ## Training
//
// `struct Training`: A trainer with its data: the experiment behind `Trainer.fit`.
//
// - `var batchSize: Int`
// - `func compute(_ session: ExperimentSession) throws -> TrainingRun`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(trainer: Trainer, data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [], testing: TestSchedule = .everyEpoch)`
// - `var name: String`: The experiment's name, as progress shows it.
// - `var probes: [Probe]`
// - `var testing: TestSchedule`
// - `var trainer: Trainer`
//
// ## TrainingError
//
// `struct TrainingError`: Why a training run could not go on, as one sentence with its place.
//
// - `init(_ description: String)`
//
// ## TrainingRecipe
//
// `struct TrainingRecipe`: All that decides a training besides its network and its data.
//
// - `let batchSize: Int`
// - `let clipping: Clipping`
// - `let loss: Loss`
// - `let optimizer: Optimizer`
// - `var rule: String`: How the weights are moved, as one text: two runs of the same rule have the same.
// - `static func rule(loss: Loss = .crossEntropy, optimizer: Optimizer, schedule: Schedule = .constant, clipping: Clipping = .none) -> String`: The text of a rule.
// - `let samples: Int`: How many samples an epoch goes through.
// - `let schedule: Schedule`
// - `let seed: UInt64`: Decides the start weights and the order of the samples in each epoch.
//
// ## TrainingRun
//
// `struct TrainingRun`: What came out of a training run; plain numbers for charts and tables.
//
// - `struct Checkpoint`: What a run needs to go on where it ended: the weights, and what the optimiser remembers.
// - `struct Epoch`: One epoch.
// - `struct GradientSample`: Gradient norms at one step.
// - `struct Histogram`: How the outputs of one activation layer are distributed over a probe set.
// - `struct Snapshot`: Weights after an epoch, parameter by parameter, kept as bytes because there are many.
// - `var accuracy: Double`: The last epoch's training accuracy.
// - `let activationLayers: [String]`: The names of the layers with weights, and of the activation layers, in order.
// - `var checkpoint: TrainingRun.Checkpoint?`: With `.checkpoint`: where another run can go on.
// - `let dataUsed: String`: The sentence that says which data was used.
// - `var gradientSamples: [TrainingRun.GradientSample]`
// - `var histograms: [TrainingRun.Histogram]`
// - `var history: [TrainingRun.Epoch]`
// - `func inspection(of activation: Activation, afterEpoch epoch: Int, on data: Dataset = .bakeOff) throws -> WeightInspection`: Measures the weights that the run kept after an epoch, on the first training samples.
// - `var loss: Double`: The last epoch's loss.
// - `let network: String`
// - `let parameterCount: Int`
// - `var recipe: TrainingRecipe?`: What it was trained with; `nil` for a run that was kept before runs stated it.
// - `let seed: UInt64`
// - `var snapshots: [TrainingRun.Snapshot]`
// - `var testAccuracy: Double`: The last epoch's test accuracy; 0 for a run without epochs.
// - `let weightLayers: [String]`: The names of the layers with weights, and of the activation layers, in order.
//
// ## WeightInspection
//
// `struct WeightInspection`: What can be measured on a bake-off network's weights alone, whoever trained them.
//
// - `let accuracy: Double`: Mean cross-entropy and share of right answers over the samples.
// - `let deadUnits: [Int]`: How many units of each hidden layer give exactly zero for every one of the first 1,000 samples.
// - `init(_ activation: Activation, weights: [[Float]], on samples: Samples, count: Int = 2_000) throws`
// - `let layerGradientNorms: [Double]`: The L2 norm of each weight matrix's gradient for the mean loss of the first 128 samples, first layer first.
// - `let loss: Double`: Mean cross-entropy and share of right answers over the samples.
//
// ## WorkToLoss
//
// `struct WorkToLoss`: How many updates, and how much arithmetic, until the training loss falls below a bar.
//
// - `struct Outcome`
// - `struct Row`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> WorkToLoss.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var hidden: [Int]`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), hidden: [Int] = [128, 128, 128], initializer: Initializer = .standard, threshold: Double = 0.3, epochs: Int = 10, seeds: [UInt64] = [1, 2, 3])`
// - `var initializer: Initializer`
// - `var seeds: [UInt64]`
// - `var threshold: Double`
//
// ## ZigZag
//
// `struct ZigZag`: The path of gradient descent on two weights when the inputs are all positive, as a sigmoid's outputs are, and when they are centred, as tanh's are.
//
// - `struct Outcome`
// - `struct Path`
// - `func compute(_ session: ExperimentSession) throws -> ZigZag.Outcome`: Computes the answer; called when none is kept.
// - `init(steps: Int = 40, learningRate: Double = 0.9, target: [Double] = [1, -1], seed: UInt64 = 3)`
// - `var learningRate: Double`
// - `var seed: UInt64`
// - `var steps: Int`
// - `var target: [Double]`
