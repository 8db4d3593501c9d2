import ArgumentParser
import Courses
import Grading
import Notebooks
import Terminals

/// `lectern reference`: every key that files may have, as JSON. `Scripts/reference` makes pages of it.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Print every option and key as JSON.",
    discussion: "Example: lectern reference",
    shouldDisplay: false)

  /// A table of keys that stand below the same keys of a file.
  private struct Table: Encodable {
    var file: String
    var path: [String]
    var keys: [SettingsKey]
    /// The options among them that stand in a cell alone.
    var cellOnly: [String]?
  }

  func run() throws {
    let shared = Set(OptionReader.defaultKeys.map(\.name))
    var tables = [
      Table(
        file: "cell", path: [], keys: OptionReader.keys,
        cellOnly: OptionReader.keys.map(\.name).filter { !shared.contains($0) })
    ]
    for (file, keys, paths) in [
      ("front matter", FrontMatter.keys(below:), [[], ["solutions"]]),
      (
        "course.yml", SettingsKind.course.keys,
        [[], ["chapters"], ["theme"], ["data"], ["store"], ["publish"], ["check"]]
      ),
      (
        "assignment", SettingsKind.rubric.keys,
        [
          [], ["criteria"], ["criteria", "rules"], ["late"], ["data"], ["training"], ["limits"],
          ["control"], ["evidence"], ["tolerances"],
        ]
      ),
    ] as [(String, @Sendable ([String]) -> [SettingsKey], [[String]])] {
      tables += paths.map { Table(file: file, path: $0, keys: keys($0)) }
    }
    try printJSON(tables)
  }
}
