import Networks

extension Activation {
  /// The activation that a menu calls so; `nil` when none of the catalogue has that name.
  public init?(named name: String) {
    for activation in Activation.all where activation.name.utf8.elementsEqual(name.utf8) {
      self = activation
      return
    }
    return nil
  }
}
