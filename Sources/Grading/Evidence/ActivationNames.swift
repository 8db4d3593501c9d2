import Networks

/// The seven contestants by name, however a student writes them.
enum ActivationNames {
  static let contestants = Activation.bakeOff

  /// The contestant of a name: `relu`, `Leaky ReLU(0.01)` and `SiLU` are understood.
  static func contestant(_ name: String) -> Activation? {
    let wanted = plain(name) == "silu" ? "swish" : plain(name)
    return contestants.first { plain($0.name) == wanted }
  }

  /// The contestant's name, or the name as it is.
  static func known(_ name: String) -> String { contestant(name)?.name ?? name }

  /// Letters, and numbers that are no parameters: `ReLU 0.01` is a ReLU, `ReLU6` and `ReLU²` are other functions.
  private static func plain(_ name: String) -> String {
    name.prefix { $0 != "(" }.lowercased().replacing(/[0-9]*\.[0-9]+/, with: "").filter {
      $0.isLetter || $0.isNumber
    }
  }
}
