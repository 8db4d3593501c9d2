import Files
import Foundation

extension Gradebook {
  /// What is known of the class as a whole.
  public func facts() throws -> ClassFacts {
    guard let text = try factsText() else { return ClassFacts() }
    do {
      return try StoredJSON.value(
        ClassFacts.self, from: text, defaults: StoredJSON.Defaults(value: ClassFacts()))
    } catch {
      throw MachineFault(
        "what the gradebook says of the class cannot be read: \(error).",
        help: "grade again with --resume, which writes it anew.")
    }
  }

  private func factsText() throws -> String? {
    try database.run("SELECT value FROM class WHERE name = 'facts'").first?.first?.text
  }

  public func setFacts(_ facts: ClassFacts) throws {
    try database.transaction {
      let text = try StoredJSON.text(facts, keepingUnknownOf: factsText())
      try database.run("INSERT OR REPLACE INTO class (name, value) VALUES ('facts', ?)", .text(text))
    }
  }
}
