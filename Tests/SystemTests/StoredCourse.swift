import Foundation
import Testing

/// A course of one chapter with one experiment, and the store that stands beside it.
enum StoredCourse {
  struct Report: Decodable {
    struct Use: Decodable {
      var name: String
      var key: String
      var seconds: Double?
      var difference: Double?
    }
    var page: String
    var isReused: Bool
    var experiments: [Use]
  }

  static let chapter = """
    # Flow

    ```{swift}
    let flow = try GradientFlow(depth: 3, width: 8).run()
    print("curves", flow.curves.count)
    ```
    """

  static func course(_ text: String = chapter) throws -> Program {
    let program = try Program()
    try program.write("notebooks/course.yml", "title: T\noutput: ../site\n")
    try program.write("notebooks/a.md", text)
    return program
  }

  /// The course with its store and without any cache, in another folder.
  static func clone(_ program: Program) throws -> Program {
    let other = try Program()
    for (path, data) in try program.files(in: "notebooks") where !path.hasPrefix(".lectern") {
      try other.write("notebooks/\(path)", String(decoding: data, as: UTF8.self))
    }
    return other
  }

  static func build(_ program: Program, _ arguments: String...) throws -> (Program.Outcome, Report?) {
    let run = try program.run(Program.path, ["build", "notebooks", "--json"] + arguments)
    struct Output: Decodable { var chapters: [Report] }
    let output = try? JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
    return (run, output?.chapters.first)
  }

  static func pushed() throws -> Program {
    let program = try course()
    #expect(try build(program).0.status == 0)
    let push = try program.lectern("store", "push", "--course", "notebooks")
    #expect(
      push.status == 0 && push.output == "2 entries added, 2 in the store.\n", "\(push.output)\(push.errors)")
    return program
  }
}
