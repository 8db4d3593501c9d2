import Dates

/// Values of an expected type, or a sentence that says what was expected.
extension YAMLNode {
  public func expectBoolean(_ name: String) throws -> Bool {
    guard let boolean else { throw mismatch(name, "true or false") }
    return boolean
  }

  public func expectInteger(_ name: String, atLeast minimum: Int) throws -> Int {
    guard let integer, integer >= minimum else {
      throw mismatch(name, "a whole number of at least \(minimum)")
    }
    return integer
  }

  /// A number greater than zero.
  public func expectPositive(_ name: String, unit: String) throws -> Double {
    guard let number, number > 0, number.isFinite else {
      throw mismatch(name, "a number of \(unit) greater than zero")
    }
    return number
  }

  public func expectText(_ name: String) throws -> String {
    guard let scalar, !isNull else { throw mismatch(name, "text") }
    return scalar
  }

  /// A list of texts, or one text for a list of one.
  public func expectTexts(_ name: String) throws -> [String] {
    if let items { return try items.map { try $0.expectText(name) } }
    guard let scalar, !isNull else { throw mismatch(name, "text or a list of texts") }
    return [scalar]
  }

  public func expectCase<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type
  ) throws -> Choice {
    let known = Choice.allCases.map(\.rawValue)
    let word = boolean.map { known.contains("\($0)") ? "\($0)" : scalar } ?? scalar
    guard let word, let choice = Choice(rawValue: word) else {
      throw mismatch(
        name, Self.alternatives(known), meant: scalar.flatMap { Suggestion.closest(to: $0, among: known) })
    }
    return choice
  }

  /// A number of bytes, with a unit such as `MB` or `GiB` if need be.
  public func expectBytes(_ name: String) throws -> Int {
    guard let scalar, let bytes = ByteCount(scalar) else {
      throw mismatch(name, "a number of bytes such as 512MB or 2GiB")
    }
    return bytes.value
  }

  /// A day such as `2026-12-01`.
  public func expectDay(_ name: String) throws -> CivilDate {
    guard let scalar, let day = CivilDate(scalar) else {
      throw mismatch(name, "a day of the calendar such as 2026-12-01")
    }
    return day
  }

  func mismatch(_ name: String, _ expected: String, meant: String? = nil) -> Diagnostic {
    error(
      "'\(name)' is \(kindDescription), which should be \(expected).",
      help: meant.map { "Did you mean '\($0)'?" } ?? "Give \(expected).")
  }

  static func alternatives(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }
}

/// A number of bytes as people write it.
private struct ByteCount {
  var value: Int

  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /(\d+(?:\.\d+)?)\s*([kKMGT]?)(i?)[bB]?/),
      let number = Double(match.1)
    else { return nil }
    let base: Double = match.3.isEmpty ? 1000 : 1024
    let powers = ["": 0, "K": 1, "M": 2, "G": 3, "T": 4]
    guard let power = powers[match.2.uppercased()] else { return nil }
    let bytes = (0..<power).reduce(number) { product, _ in product * base }
    guard bytes >= 1, bytes < 1e15 else { return nil }
    value = Int(bytes)
  }
}
