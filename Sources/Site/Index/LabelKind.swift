/// The sorts of numbered things, by the prefix of their labels.
public enum LabelKind: String, Sendable, Hashable, Codable, CaseIterable {
  case figure = "fig"
  case table = "tbl"
  case equation = "eq"
  case section = "sec"
  case listing = "lst"
  case theorem = "thm"
  case lemma = "lem"
  case corollary = "cor"
  case proposition = "prp"
  case definition = "def"
  case example = "exm"
  case exercise = "exr"
  case solution = "sol"
  case remark = "rem"

  /// The kind of a label such as `fig-flow`; `nil` when its prefix is none of the known ones.
  public init?(label: String) {
    guard let dash = label.firstIndex(of: "-"), let kind = LabelKind(rawValue: String(label[..<dash])) else {
      return nil
    }
    self = kind
  }

  /// A label whose prefix was written with capitals as it should be written: `fig-flow` for `Fig-flow`.
  public static func small(_ label: String) -> String? {
    guard LabelKind(label: label) == nil, let dash = label.firstIndex(of: "-") else { return nil }
    let small = label[..<dash].lowercased() + label[dash...]
    return LabelKind(label: small) == nil ? nil : small
  }

  /// Kinds that are set as a headed block: `::: {#thm-name}`.
  public var isStatement: Bool {
    switch self {
    case .figure, .table, .equation, .section, .listing: false
    default: true
    }
  }
}
