/// Style sheets as pages load them: without what only their authors need.
enum StyleSheet {
  /// The same rules without comments, and without the blanks that mean nothing.
  ///
  /// Strings and addresses are copied as they are. A blank before a colon stays, since it is a
  /// combinator in a selector (`a :hover`).
  static func compact(_ css: String) -> String {
    var reader = Reader(source: Array(css.utf8))
    return String(decoding: reader.compacted(), as: UTF8.self)
  }

  private struct Reader {
    let source: [UInt8]
    var place = 0
    var result: [UInt8] = []
    /// Whether blanks or comments have been passed since the last byte of the result.
    var isBlankPending = false

    mutating func compacted() -> [UInt8] {
      result.reserveCapacity(source.count)
      while place < source.count {
        let byte = source[place]
        if starts(with: "/*") {
          skipComment()
        } else if byte.isBlank {
          isBlankPending = true
          place += 1
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          copyString(closedBy: byte)
        } else if starts(with: "url("), !isStringNext(after: place + 4) {
          copy(through: UInt8(ascii: ")"))
        } else {
          put(byte)
          place += 1
        }
      }
      return result + (result.isEmpty ? [] : [UInt8(ascii: "\n")])
    }

    private func starts(with text: StaticString) -> Bool {
      text.withUTF8Buffer { source[place...].starts(with: $0) }
    }

    private func isStringNext(after place: Int) -> Bool {
      let next = source[place...].first { !$0.isBlank }
      return next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    }

    private mutating func skipComment() {
      place += 2
      while place < source.count, !starts(with: "*/") { place += 1 }
      place += 2
      isBlankPending = true
    }

    private mutating func copyString(closedBy end: UInt8) {
      put(end)
      place += 1
      while place < source.count {
        let byte = source[place]
        result.append(byte)
        place += 1
        if byte == end { return }
        if byte == UInt8(ascii: "\\"), place < source.count {
          result.append(source[place])
          place += 1
        }
      }
    }

    private mutating func copy(through end: UInt8) {
      put(source[place])
      place += 1
      while place < source.count {
        result.append(source[place])
        place += 1
        if result.last == end { return }
      }
    }

    private mutating func put(_ byte: UInt8) {
      if isBlankPending, let last = result.last, !last.isBreak, last != UInt8(ascii: ":"), !byte.isBreak {
        result.append(UInt8(ascii: " "))
      }
      isBlankPending = false
      if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
      result.append(byte)
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether blanks beside it mean nothing.
  fileprivate var isBreak: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "}") || self == UInt8(ascii: ";")
      || self == UInt8(ascii: ",")
  }
}
