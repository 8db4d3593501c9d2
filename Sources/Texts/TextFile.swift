public import Foundation

/// The one door by which text from outside comes in: which encoding the bytes are in is decided here, and
/// nowhere else.
///
/// A mark decides; without one the bytes are UTF-8, or UTF-16 when every second byte of them is zero as in
/// no other text. Bytes that are neither are refused with their line, never replaced: a text that lost
/// letters in silence would be graded, searched and published so.
public struct TextFile: Sendable, Hashable {
  /// The characters, without a mark; line ends are as the file has them, see `String.lines`.
  public var text: String
  public var encoding: TextEncoding
  /// The file begins with U+FEFF.
  public var hasMark: Bool

  public init(_ text: String, encoding: TextEncoding = .utf8, hasMark: Bool = false) {
    self.text = text
    self.encoding = encoding
    self.hasMark = hasMark
  }

  /// - Parameters:
  ///   - data: The bytes of a file.
  ///   - name: The file's name for messages.
  ///   - allowsWindows1252: Bytes that are no Unicode are taken for Windows-1252 and Latin-1. Only for formats
  ///     whose programs save so, which are tables of spreadsheets.
  /// - Throws: `TextFault`.
  public init(_ data: Data, named name: String, allowsWindows1252: Bool = false) throws {
    // UTF-32's mark begins with UTF-16's.
    if data.starts(with: [0xFF, 0xFE, 0, 0]) || data.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw TextFault("'\(name)' is UTF-32, which is not read.", help: "Save it as UTF-8.")
    }
    let marked = [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian].first { data.starts(with: $0.mark) }
    hasMark = marked != nil
    let content = data.dropFirst(marked?.mark.count ?? 0)
    encoding = marked ?? Self.unmarkedUTF16(content) ?? .utf8
    if encoding != .utf8 {
      text = try Self.utf16(content, isBig: encoding == .utf16BigEndian, name)
      return
    }
    if let zero = content.firstIndex(of: 0) {
      let (line, column) = Self.position(of: zero, in: content)
      throw TextFault(
        "'\(name)' is not text: it has a zero byte in line \(line).",
        help: "Give a text file; save it as UTF-8.", line: line, column: column)
    }
    guard !Self.isPointer(content) else {
      throw TextFault(
        "'\(name)' is a pointer of Git LFS, not the file.", help: "Fetch the file with 'git lfs pull'.")
    }
    if let unicode = String(validating: content, as: UTF8.self) {
      text = unicode
    } else if allowsWindows1252, !hasMark {
      encoding = .windows1252
      text = Windows1252.text(content)
    } else {
      let (line, column) = Self.position(of: Self.firstFault(content), in: content)
      throw TextFault(
        "'\(name)' is not UTF-8: line \(line) has bytes that are no character.",
        help: "Save it as UTF-8; 'iconv -f WINDOWS-1252 -t UTF-8' converts what an older editor wrote.",
        line: line, column: column)
    }
  }

  /// Reads a file of the disk.
  ///
  /// - Throws: `TextFault`, also when there is no file.
  public init(contentsOf path: String, named name: String? = nil, allowsWindows1252: Bool = false) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TextFault("There is no readable file '\(name ?? path)'.", help: "Check the name.")
    }
    try self.init(data, named: name ?? path, allowsWindows1252: allowsWindows1252)
  }

  /// Whether bytes are what Git's extension for large files leaves where a file was not fetched.
  public static func isPointer(_ data: Data) -> Bool {
    data.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }

  /// The text in the file's own encoding, with its mark: what was not changed has the bytes it had.
  ///
  /// - Throws: `TextFault` for a character that the encoding does not have.
  public func data() throws -> Data {
    var data = Data(hasMark ? encoding.mark : [])
    switch encoding {
    case .utf8: data.append(contentsOf: text.utf8)
    case .utf16LittleEndian:
      for unit in text.utf16 { data.append(contentsOf: [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]) }
    case .utf16BigEndian:
      for unit in text.utf16 { data.append(contentsOf: [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]) }
    case .windows1252:
      for scalar in text.unicodeScalars {
        guard let byte = Windows1252.byte(scalar) else {
          throw TextFault(
            "The character '\(scalar)' cannot be written in Windows-1252.", help: "Save the table as UTF-8.")
        }
        data.append(byte)
      }
    }
    return data
  }

  // MARK: - Deciding

  /// Without a mark, text of mostly Latin letters shows UTF-16 by a zero in every second byte.
  private static func unmarkedUTF16(_ content: Data) -> TextEncoding? {
    let head = content.prefix(512)
    guard content.count >= 2, content.count % 2 == 0, head.contains(0) else { return nil }
    var zeros = [0, 0]
    for (number, byte) in head.enumerated() where byte == 0 { zeros[number % 2] += 1 }
    let half = max(1, head.count / 2)
    if zeros[0] == 0, zeros[1] * 2 > half { return .utf16LittleEndian }
    if zeros[1] == 0, zeros[0] * 2 > half { return .utf16BigEndian }
    return nil
  }

  private static func utf16(_ content: Data, isBig: Bool, _ name: String) throws -> String {
    let bytes = Array(content)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      throw TextFault(
        "'\(name)' says that it is UTF-16 and is not: half a character is missing.", help: "Save it as UTF-8."
      )
    }
    return text
  }

  /// The index of the first byte that is not UTF-8.
  private static func firstFault(_ content: Data) -> Data.Index {
    var decoder = UTF8.ForwardParser()
    var bytes = content.makeIterator()
    var index = content.startIndex
    while true {
      switch decoder.parseScalar(from: &bytes) {
      case .valid(let scalar): index += scalar.count
      case .error, .emptyInput: return index
      }
    }
  }

  private static func position(of fault: Data.Index, in content: Data) -> (line: Int, column: Int) {
    let before = content[..<min(fault, content.endIndex)]
    // By bytes, since what stands before need not be text.
    let ends = Windows1252.text(before + [UInt8(ascii: "x")]).lines
    let start = Windows1252.text(before).utf16.count - (ends.last?.utf16.count ?? 1) + 1
    return (ends.count, before.count - start + 1)
  }
}
