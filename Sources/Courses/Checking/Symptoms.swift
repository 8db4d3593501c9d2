import Foundation
import Texts

/// What the guide's page on troubleshooting says, by symptom.
public struct Symptoms: Sendable {
  /// Something that somebody sees, and what to do.
  public struct Symptom: Sendable, Hashable {
    /// In Markdown; what stands in code is the program's own sentence, or a part of it.
    public var title: String
    public var remedy: String

    /// The title without markup.
    public var name: String { title.replacing("`", with: "") }

    /// Whether a sentence of the program is this symptom: all that the title quotes stands in it, save for names in
    /// quotes and numbers, which are others each time.
    public func isSaid(by message: String) -> Bool {
      title.hasPrefix("`")
        && title.matches(of: /`([^`]+)`/).contains { quotation in
          let words = Self.words(of: quotation.1)
          return !words.isEmpty && words.allSatisfy(message.contains)
        }
    }

    /// What of a quotation is the same each time.
    static func words(of quotation: Substring) -> [String] {
      quotation.split(separator: /'[^']*'|[0-9]+|\.\.\./)
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .,:;")) }.filter { $0.count >= 8 }
    }
  }

  public private(set) var all: [Symptom] = []

  /// - Parameter page: Lists of definitions in Markdown: a symptom on a line, `:   what to do` below it.
  public init(page: String) {
    var last: Substring = ""
    for line in page.lines {
      if line.hasPrefix(":   ") {
        all.append(Symptom(title: String(last), remedy: String(line.dropFirst(4))))
      } else if line.hasPrefix("    "), last.isEmpty == false, !all.isEmpty {
        all[all.count - 1].remedy += " " + line.dropFirst(4)
      }
      last = line
    }
  }

  /// The symptom that a sentence of the program is.
  public func symptom(of message: String) -> Symptom? { all.first { $0.isSaid(by: message) } }

  /// Those that have to do with some words: one that says just that, or all that hold them.
  public func about(_ words: String) -> [Symptom] {
    if let exact = all.first(where: { $0.name == words }) ?? symptom(of: words) { return [exact] }
    return all.filter { "\($0.name) \($0.remedy)".lowercased().contains(words.lowercased()) }
  }
}

extension Installation {
  /// The guide's symptoms: installed under `share`, or those of the clone; `nil` when they are in neither place.
  public var symptoms: Symptoms? {
    var folder = executable.deletingLastPathComponent()
    var files = [
      folder.deletingLastPathComponent().appendingPathComponent("share/lectern/troubleshooting.md")
    ]
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      files.append(folder.appendingPathComponent("notebooks/guide/troubleshooting.md"))
    }
    return files.lazy.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.first.map(Symptoms.init)
  }
}
