import ArgumentParser
import Foundation
import Grading
import LanguageServer
import Terminals

/// `lectern lsp`: chapters in an editor.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor that knows the Language Server Protocol.",
    discussion: """
      The editor starts this and talks to it on standard input and output.
      The guide has the lines for each editor, at 'Chapters in your editor'.
      """)

  func run() throws {
    // The protocol's word for an end without "shutdown" is 1.
    guard LanguageServer(installation: .current, settings: [.rubric]).run() else {
      throw ExitStatus.Silent(status: .notebookErrors)
    }
  }
}
