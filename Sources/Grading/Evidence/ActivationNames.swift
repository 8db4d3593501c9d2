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

  private static func plain(_ name: String) -> String {
    String(name.prefix { $0 != "(" }.lowercased().filter(\.isLetter))
  }
}
