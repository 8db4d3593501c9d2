import ArgumentParser
import Foundation
import Terminals

/// The program `lectern`: one file per command in `Commands`.
public struct Lectern: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Literate notebooks in Swift: Markdown chapters whose cells really run.",
    discussion: """
      A course is a folder of Markdown files with Swift cells. 'lectern init my-course' makes one,
      'lectern build' compiles and runs its cells and writes the site.

      Exit status: 0 all is well, 1 the notebooks have errors, 2 the command line is wrong,
      3 the machine lacks something;
      128 and the signal's number when somebody stops it.
      """,
    version: "lectern 0.1.0",
    subcommands: [
      Init.self, Build.self, PreviewCommand.self, Run.self, Check.self, GradeCommand.self,
      AssignmentCommand.self,
      Convert.self, JupyterKernelCommand.self, LanguageServerCommand.self,
      DataCommand.self, StoreCommand.self, Publish.self, Clean.self, Doctor.self, Explain.self,
      ReferenceCommand.self, NodeCommand.self,
    ])

  public init() {}

  /// Runs the program and ends the process with one of the four statuses.
  public static func start() -> Never {
    StandardStreams.prepare()
    Interruption.prepare()
    do {
      var command = try parseAsRoot()
      try command.run()
      try StandardStreams.finish()
      Foundation.exit(0)
    } catch {
      ExitStatus.leave(with: error, parser: leave)
    }
  }

  private static func leave(_ error: any Error) -> Never {
    let status = exitCode(for: error)
    if status == .success {
      print(fullMessage(for: error))
      Foundation.exit(0)
    }
    if status == .validationFailure {
      let message = fullMessage(for: error)
      ExitStatus.say(
        UsageWords.sentence(for: message, arguments: Array(CommandLine.arguments.dropFirst())) ?? message)
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    ExitStatus.say("lectern: error: \(error.localizedDescription)")
    Foundation.exit(ExitStatus.machine.rawValue)
  }
}
