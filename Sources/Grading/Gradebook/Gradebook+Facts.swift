import Foundation

extension Gradebook {
  /// What is known of the class as a whole.
  public func facts() throws -> ClassFacts {
    guard let text = try database.run("SELECT value FROM class WHERE name = 'facts'").first?.first?.text
    else { return ClassFacts() }
    return try JSONDecoder().decode(ClassFacts.self, from: Data(text.utf8))
  }

  public func setFacts(_ facts: ClassFacts) throws {
    let text = try Self.json(facts)
    try database.transaction {
      try database.run("INSERT OR REPLACE INTO class VALUES ('facts', ?)", .text(text))
    }
  }
}
