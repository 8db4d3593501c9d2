import ArgumentParser
import Notebooks
import Texts

/// What the parser of arguments says of words that it has no place for, in words that help.
enum UsageWords {
  /// - Parameters:
  ///   - message: The parser's, with its usage below.
  ///   - arguments: Those of the command line, without the program's name.
  /// - Returns: `nil` where the parser's own message says enough.
  static func sentence(for message: String, arguments: [String]) -> String? {
    var command: any ParsableCommand.Type = Lectern.self
    var names = [Lectern._commandName]
    var rest = arguments[...]
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: { $0._commandName == word })
    {
      command = next
      names.append(word)
      rest.removeFirst()
    }
    let known = command.configuration.subcommands.map { $0._commandName }
    let line = names.joined(separator: " ")
    guard message.hasPrefix("Error: "),
      let surplus = message.firstMatch(of: /^Error: (?:Unexpected argument|\d+ unexpected arguments:) (.*)/)?
        .1
    else { return nil }
    if let word = rest.first, !word.hasPrefix("-"), !known.isEmpty,
      command.configuration.defaultSubcommand == nil
    {
      let meant = names.count == 1 ? others[word.lowercased()] : nil
      let help =
        (meant ?? Suggestion.closest(to: word, among: known)).map { "did you mean '\(line) \($0)'?" }
        ?? "'\(line) --help' lists what there is: \(known.joined(separator: ", "))."
      return "lectern: error: there is no command '\(line) \(word)'.\nhelp: \(help)"
    }
    let usage = message.lines.first { $0.hasPrefix("Usage: ") }.map { $0.dropFirst(7) } ?? ""
    let more =
      command == Convert.self
      ? " One file at a time; of many: for f in *.ipynb; do lectern convert \"$f\" \"${f%.ipynb}.md\"; done"
      : ""
    return "lectern: error: '\(line)' has no place for \(surplus).\nhelp: write \(usage).\(more)"
  }

  /// What other programs call our commands.
  private static let others = [
    "import": "convert", "export": "convert", "serve": "preview", "watch": "preview", "render": "build",
    "new": "init", "create": "init", "test": "check", "lint": "check", "execute": "run",
    "version": "--version",
    "deploy": "publish",
  ]
}
