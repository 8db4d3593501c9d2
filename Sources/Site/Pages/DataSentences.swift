import Foundation

/// What a page says of the data that its cells used.
///
/// Every use of a data set is a sentence of its own from the engine; a page whose experiments take several parts of one
/// would say the same many times.
enum DataSentences {
  /// The sentences, with those that differ in a name or in a number only made one.
  static func joined(_ sentences: [String]) -> [String] {
    let sentences = sentences.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    var parts: [String: [Int]] = [:]
    var made: [String] = []
    for sentence in sentences {
      if let match = sentence.wholeMatch(of: firstImages), let count = Int(match.count) {
        parts[String(match.name), default: []].append(count)
      } else if let match = sentence.wholeMatch(of: ownData) {
        made.append(String(match.name))
      }
    }
    var written: Set<String> = []
    return sentences.compactMap { sentence in
      if let match = sentence.wholeMatch(of: firstImages), let counts = parts[String(match.name)] {
        guard written.insert("first " + match.name).inserted else { return nil }
        let numbers = counts.sorted().map { "\($0)" }
        return "This page uses \(match.name) (the first \(list(numbers)) training images of the files found)."
      }
      if made.count > 1, sentence.wholeMatch(of: ownData) != nil {
        guard written.insert("own").inserted else { return nil }
        return "This page uses the data sets \(list(made)), made in the chapter itself."
      }
      return sentence
    }
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  // As `Datasets` words them. Regular expressions are not sendable, so each use makes them; a page does that once.
  private static var firstImages: Regex<(Substring, name: Substring, count: Substring)> {
    /This page uses (?<name>[^()]+) \(the first (?<count>\d+) training images of the files found\)\./
  }
  private static var ownData: Regex<(Substring, name: Substring)> {
    /This page uses the data set (?<name>.+), made in the chapter itself\./
  }
}
