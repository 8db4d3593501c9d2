import Foundation
import Importing
import Notebooks
import Texts

/// A hand-in as Markdown, from whatever it is: Markdown in UTF-8 or UTF-16, or a Jupyter notebook.
///
/// What it is is told by what it holds, since names are changed by browsers and by people.
struct HandInText {
  private(set) var markdown = ""
  /// What does not concern the cells and costs nothing, each a sentence.
  private(set) var remarks: [String] = []

  private let name: String
  /// More sentences would only fill the page.
  private static let mostRemarks = 12

  /// - Throws: `SubmissionFault` when the bytes are no notebook.
  init(_ data: Data, named name: String) throws {
    self.name = name
    if let foreign = ForeignFile.kind(of: data) {
      throw SubmissionFault(
        "'\(name)' is \(foreign.words), not a notebook"
          + (foreign == .html
            ? ": a browser saved its page; download the file itself." : "; hand in .md or .ipynb."))
    }
    guard !TextFile.isPointer(data) else {
      throw SubmissionFault("'\(name)' is a pointer of Git LFS, not the file; fetch it with 'git lfs pull'.")
    }
    let text = try text(of: data)
    guard !text.allSatisfy(\.isWhitespace) else { throw SubmissionFault("'\(name)' is empty.") }
    if Self.isJupyter(text) || (name.lowercased().hasSuffix(".ipynb") && !text.contains("```{swift}")) {
      try readJupyter(text)
    } else {
      if name.lowercased().hasSuffix(".ipynb") {
        remarks.append("'\(name)' is no Jupyter notebook but Markdown, and is read so.")
      }
      let repaired = RepairedFences(text)
      markdown = repaired.text
      remarks += repaired.remarks.map { "\(name):\($0)" }
    }
    let closed = ClosedProse(markdown)
    markdown = closed.text
    remarks += closed.remarks.map { "\(name):\($0)" }
    if remarks.count > Self.mostRemarks {
      let more = remarks.count - Self.mostRemarks
      remarks = remarks.prefix(Self.mostRemarks) + ["\(more) more such remarks are left out."]
    }
  }

  /// Whether a text is a Jupyter notebook, or has been one.
  static func isJupyter(_ text: some StringProtocol) -> Bool {
    text.first { !$0.isWhitespace } == "{" && text.contains("\"nbformat\"")
  }

  /// Bytes that are no character can only stand in words, for code is ASCII but for texts and names.
  private mutating func text(of data: Data) throws -> String {
    do {
      let file = try TextFile(data, named: name)
      if file.encoding != .utf8 { remarks.append("'\(name)' is \(file.encoding.rawValue), and is read so.") }
      return file.text
    } catch let fault as TextFault {
      guard !data.contains(0) else { throw SubmissionFault("\(fault.message) \(fault.help)") }
      remarks.append(
        "'\(name)' is not UTF-8: line \(fault.line) has bytes that are no character; they are shown as \u{FFFD}."
      )
      return String(decoding: data, as: UTF8.self)
    }
  }

  /// Its cells are Swift, whichever kernel the student's editor noted.
  private mutating func readJupyter(_ text: String) throws {
    if let line = text.lines.firstIndex(where: { $0.hasPrefix("<<<<<<< ") || $0.hasPrefix(">>>>>>> ") }) {
      throw SubmissionFault(
        "'\(name)' holds the marks of a merge that was not finished, in line \(line + 1); choose one side and save it again."
      )
    }
    do {
      let reader = try JupyterReader(
        file: name, data: Data(text.utf8), language: "swift", runsEveryCell: true)
      markdown = reader.markdown
      remarks += reader.diagnostics.map(\.message)
    } catch let diagnostic as Diagnostic {
      throw SubmissionFault("\(diagnostic.message) \(diagnostic.help ?? "")")
    }
    if !name.lowercased().hasSuffix(".ipynb") {
      remarks.append("'\(name)' is a Jupyter notebook, and is read so.")
    }
  }
}
