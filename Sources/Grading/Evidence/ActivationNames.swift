import Networks

/// The seven contestants by name, however a student writes them.
enum ActivationNames {
  static let contestants = Activation.bakeOff

  private static let byPlainName = Dictionary(
    contestants.map { (plain($0.name), $0) }, uniquingKeysWith: { first, _ in first })

  /// The contestant of a name: `relu`, `Leaky ReLU(0.01)` and `SiLU` are understood.
  static func contestant(_ name: String) -> Activation? {
    let wanted = plain(name)
    return byPlainName[wanted == "silu" ? "swish" : wanted]
  }

  /// The contestant's name, or the name as it is.
  static func known(_ name: String) -> String { contestant(name)?.name ?? name }

  /// Letters, and numbers that are no parameters: `ReLU 0.01` is a ReLU, `ReLU6` and `ReLU²` are other functions.
  private static func plain(_ name: String) -> String {
    name.lowercased().prefix { $0 != "(" }.split { !$0.isLetter && !$0.isNumber && $0 != "." }
      .filter { !($0.contains(".") && $0.allSatisfy { $0.isNumber || $0 == "." }) }
      .joined().filter { $0 != "." }
  }
}
