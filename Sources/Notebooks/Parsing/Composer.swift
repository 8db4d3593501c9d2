import Texts

/// Puts included files in place of `{{< include path.md >}}` lines.
struct Composer {
  /// The folder that includes must not leave; `nil` when they were checked before.
  let root: String?
  let read: (String) throws -> String?
  private(set) var composition = Composition()
  private(set) var sources: [SourceFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(root: String?, read: @escaping (String) throws -> String?) {
    self.root = root.map(FilePaths.normalized)
    self.read = read
  }

  /// Adds a chapter's text from a line on; the lines before it are its front matter.
  mutating func add(_ text: String, file: String, from firstLine: Int) {
    sources.append(SourceFile(path: file, text: text))
    append(text.lines[(firstLine - 1)...], file: file, indentation: "", within: [file])
  }

  private mutating func append(
    _ lines: ArraySlice<Substring>, file: String, indentation: Substring, within stack: [String]
  ) {
    var fence = FenceTracker()
    for (index, whole) in zip(lines.indices, lines) {
      // Files that were put behind each other (`copy a.md+b.md`) have a mark in the middle.
      let line = whole.utf8.first == 0xEF && whole.first == "\u{FEFF}" ? whole.dropFirst() : whole
      let isInFence = fence.advance(line)
      if !isInFence, let directive = IncludeDirective(line) {
        include(directive, line: line, file: file, number: index + 1, indentation: indentation, within: stack)
      } else {
        composition.append(line, indentedBy: indentation, file: file, number: index + 1)
      }
    }
  }

  private mutating func include(
    _ directive: IncludeDirective, line: Substring, file: String, number: Int, indentation: Substring,
    within stack: [String]
  ) {
    func fail(_ message: String, _ help: String) {
      diagnostics.append(
        Diagnostic(
          at: SourcePosition(file: file, line: number, column: directive.column), message, help: help,
          sourceLine: String(line)))
    }
    let path = FilePaths.normalized(FilePaths.joined(FilePaths.folder(of: file), directive.path))
    guard root.map({ FilePaths.isInside(path, folder: $0) }) ?? true else {
      fail("'\(directive.path)' lies outside the course.", "Includes stay inside the folder of the course.")
      return
    }
    guard !stack.contains(path) else {
      let way = (stack.drop { $0 != path } + [path]).joined(separator: " includes ")
      fail("This include goes in a circle: \(way).", "Take one of the includes out.")
      return
    }
    let text: String
    do {
      guard let found = try read(path) else {
        sources.append(SourceFile(path: path, text: nil))
        fail("There is no file '\(path)' to include.", "The path is read from the folder of '\(file)'.")
        return
      }
      text = found
    } catch {
      sources.append(SourceFile(path: path, text: nil))
      let fault =
        error as? TextFault ?? TextFault("'\(path)' cannot be read: \(error).", help: "Check the file.")
      fail(fault.message, fault.help)
      return
    }
    if !sources.contains(where: { $0.path == path }) { sources.append(SourceFile(path: path, text: text)) }
    let included = text.lines
    let body = FrontMatterBounds(lines: included).map { included[($0.end + 1)...] } ?? included[...]
    append(body, file: path, indentation: indentation + directive.indentation, within: stack + [path])
  }
}

/// A line `{{< include path.md >}}`.
private struct IncludeDirective {
  var path: String
  var indentation: Substring
  /// Of the path, from 1.
  var column: Int

  private static let mark = ByteSet("<")

  init?(_ line: Substring) {
    guard Self.mark.meets(line) else { return nil }
    indentation = line.prefix { $0 == " " || $0 == "\t" }
    let body = line.dropFirst(indentation.count)
    guard body.hasPrefix("{{<"), let end = body.range(of: ">}}") else { return nil }
    guard body[end.upperBound...].allSatisfy(\.isWhitespace) else { return nil }
    let words = body[..<end.lowerBound].dropFirst(3).drop(while: \.isWhitespace)
    guard words.hasPrefix("include"), words.dropFirst(7).first?.isWhitespace == true else { return nil }
    var name = words.dropFirst(7).drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace)
    // Quarto's authors put marks around a name with blanks in it.
    if let mark = name.first, mark == "\"" || mark == "'", name.count > 2, name.last == mark {
      name = name.dropFirst().dropLast()
    }
    guard !name.isEmpty else { return nil }
    path = String(name)
    column = line.utf8.distance(from: line.startIndex, to: name.startIndex) + 1
  }
}

/// Knows whether a line lies in fenced code.
private struct FenceTracker {
  private var open: (character: Character, count: Int)?
  private static let marks = ByteSet("`~")

  /// Takes the next line and says whether it belongs to fenced code.
  mutating func advance(_ line: Substring) -> Bool {
    guard open != nil || Self.marks.meets(line) else { return false }
    let body = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    guard let first = body.first, first == "`" || first == "~" else { return open != nil }
    let count = body.prefix { $0 == first }.count
    let rest = body.dropFirst(count)
    if let fence = open {
      if first == fence.character, count >= fence.count, rest.allSatisfy(\.isWhitespace) { open = nil }
      return true
    }
    guard count >= 3, first == "~" || !rest.contains("`") else { return false }
    open = (first, count)
    return true
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
