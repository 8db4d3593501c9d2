import Foundation

@testable import Datasets
@testable import Notebooks
@testable import Wire

/// A reader of foreign bytes, and what must hold whatever the bytes are.
///
/// libFuzzer calls these (`Scripts/fuzz`), and so do the tests, with the corpus and with seeded
/// mutations of it. A broken promise is a trap, which both notice.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A chapter's text, with includes that lead to itself.
  case notebook
  /// The option lines of a cell.
  case options
  /// What arrives on the record channel.
  case wire
  /// A file of images or labels.
  case idx

  public func run(_ bytes: [UInt8]) {
    switch self {
    case .notebook: Self.readNotebook(bytes)
    case .options: Self.readOptions(bytes)
    case .wire: Self.readFrames(bytes)
    case .idx: Self.readIDX(bytes)
    }
  }

  /// Every position that a diagnostic or a cell names lies in the text, and reading twice gives the same.
  private static func readNotebook(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let parser = NotebookParser(read: { $0 == "x.md" || $0 == "./x.md" ? text : nil })
    guard let (notebook, diagnostics) = try? parser.parse(file: "x.md", root: ".") else {
      preconditionFailure("a readable file is always parsed")
    }
    let lines = text.utf8.count { $0 == 10 || $0 == 13 } + 1
    for position in diagnostics.compactMap(\.position) + notebook.cells.map(\.start) {
      precondition(position.line >= 1 && position.column >= 1, "places count from 1")
      // A cell at the end of an unclosed fence starts on the line behind it.
      precondition(position.line <= lines + 1, "line \(position.line) of \(lines)")
    }
    for diagnostic in diagnostics { _ = diagnostic.rendered(color: false) }
    let dump = notebook.dump
    guard let (again, others) = try? parser.parse(file: "x.md", root: ".") else { preconditionFailure() }
    precondition(again.dump == dump && others == diagnostics, "reading twice gives the same")
    _ = notebook.markdown
  }

  private static func readOptions(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let yaml = YAMLText(file: "x.md", text: text)
    var options = CellOptions()
    var reader = OptionReader(context: .cell)
    do {
      if let root = try yaml.compose() { reader.apply(root, to: &options) }
    } catch {
      precondition(error is Diagnostic, "what is wrong is told with its place")
    }
    precondition(options.run.timeout > 0 && options.run.figWidth > 0 && options.run.figHeight > 0)
    precondition(options.run.memory.map { $0 > 0 } ?? true)
    // The same lines in a cell, as an author writes them.
    let lines = text.split(whereSeparator: \.isNewline).map { "//| \($0)\n" }.joined()
    readNotebook(Array("```{swift}\n\(lines)1\n```\n".utf8))
  }

  /// The bytes in one piece and in many give the same records and the same end.
  private static func readFrames(_ bytes: [UInt8]) {
    let whole = frames(bytes, pieces: bytes.count)
    let pieces = frames(bytes, pieces: 1 + Int(bytes.first ?? 0) % 13)
    precondition(whole == pieces, "how the pipe cuts is no matter")
    // The bytes as the body of a sound frame: past the checksum, into the record.
    var framed = Framing.mark + Framing.littleEndianBytes(UInt32(bytes.count))
    framed += Framing.littleEndianBytes(Framing.checksum(bytes)) + bytes
    for record in frames(framed, pieces: framed.count).records {
      guard let again = try? Framing.encode(record) else { preconditionFailure("what was read can be sent") }
      precondition(frames(again, pieces: again.count).records == [record])
    }
  }

  private struct Decoded: Equatable {
    var records: [OutputRecord] = []
    var failed = false
    var isInside = false
  }

  private static func frames(_ bytes: [UInt8], pieces size: Int) -> Decoded {
    var decoder = FrameDecoder<OutputRecord>()
    var decoded = Decoded()
    for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
      decoder.append(bytes[start..<min(start + max(1, size), bytes.count)])
      do {
        while let record = try decoder.next() { decoded.records.append(record) }
      } catch {
        decoded.failed = true
        return decoded
      }
    }
    decoded.isInside = decoder.isInsideRecord
    return decoded
  }

  private static func readIDX(_ bytes: [UInt8]) {
    do {
      let file = try IDX.parse(bytes, name: "x", digest: "")
      precondition(file.bytes.count == file.dimensions.reduce(1, *))
      _ = try IDX.pair(images: file, imagesName: "x", labels: file, labelsName: "y")
    } catch {
      precondition(error is DatasetError, "what is wrong is one sentence")
    }
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-fuzz-\(getpid())-\(UInt(pthread_self())).idx")
    // As a file, which may be packed.
    guard bytes.starts(with: [0x1F, 0x8B]),
      FileManager.default.createFile(atPath: path.path, contents: Data(bytes))
    else { return }
    defer { try? FileManager.default.removeItem(at: path) }
    do { _ = try IDX.read(path) } catch { precondition(error is DatasetError) }
  }
}
