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
      Example, in Neovim: vim.lsp.start({ cmd = { 'lectern', 'lsp' }, root_dir = vim.fn.getcwd() })
      """)

  func run() throws {
    // The protocol's word for an end without "shutdown" is 1.
    guard LanguageServer(installation: .current, settings: [.rubric]).run() else {
      throw ExitStatus.Silent(status: .notebookErrors)
    }
  }
}
