import Testing

/// The shell of a page of the guide, line by line as somebody types it, with what the page says comes of it.
struct HowToPage {
  struct Line: Equatable {
    /// Of the page.
    var number: Int
    /// One command, which may go over several lines.
    var text: String
  }

  struct Block: Equatable {
    var lines: [Line]
    /// The lines of a fence of text that follows at once.
    var says: [String] = []
  }

  private(set) var blocks: [Block] = []

  init(_ page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var number = 0
    var isBehindShell = false
    while number < lines.count {
      guard let mark = lines[number].wholeMatch(of: /(`{3,}) ?([a-z]*).*/) else {
        if !lines[number].isEmpty { isBehindShell = false }
        number += 1
        continue
      }
      let end = lines[(number + 1)...].firstIndex(of: String(mark.1)) ?? lines.count - 1
      let inside = lines[(number + 1)..<end]
      if mark.2 == "text", isBehindShell {
        blocks[blocks.count - 1].says = inside.filter { !$0.isEmpty && $0 != "..." }
      }
      isBehindShell = ["bash", "sh"].contains(mark.2)
      if isBehindShell { blocks.append(Block(lines: Self.commands(inside, from: number + 2))) }
      number = end + 1
    }
  }

  /// A line that ends with a backslash goes on in the next one, and a loop up to its end.
  private static func commands(_ lines: ArraySlice<String>, from first: Int) -> [Line] {
    var commands: [Line] = []
    var open: [String] = []
    for (offset, line) in lines.enumerated() {
      open.append(line)
      let isLoop = open[0].hasPrefix("for ")
      if line.hasSuffix("\\") || isLoop && !line.hasSuffix("done") { continue }
      let text = open.joined(separator: "\n")
      if !text.isEmpty, !text.hasPrefix("#") {
        commands.append(Line(number: first + offset - open.count + 1, text: text))
      }
      open = []
    }
    return commands
  }
}

/// What somebody who follows a page has before it and does besides.
struct HowTo: Sendable, CustomTestStringConvertible {
  /// The page's name without its ending.
  var page: String
  /// Shell that makes what the page takes for granted, in an empty folder.
  var before = ""
  /// Shell that is run before a line, by the line's beginning: what the reader does between two lines.
  var meanwhile: [String: String] = [:]
  /// Lines that go on until Ctrl-C, by their beginnings.
  var serves: [String] = []
  /// Lines that ask before they do something; they are told yes.
  var asks: [String] = []
  /// Lines that need what a test has not, by their beginnings, with the reason and with who tests it in their stead.
  var leftOut: [String: String] = [:]
  /// Lines that need a program which is not everywhere, by their beginnings.
  var needs: [String: String] = [:]
  /// Shell of which each line holds in the end.
  var after = ""

  var testDescription: String { page }
}
