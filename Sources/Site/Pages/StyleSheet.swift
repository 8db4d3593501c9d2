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
    var offset = 0
    var result: [UInt8] = []
    /// Whether blanks or comments have been passed since the last byte of the result.
    var isBlankPending = false

    mutating func compacted() -> [UInt8] {
      result.reserveCapacity(source.count)
      while offset < source.count {
        let byte = source[offset]
        if byte == UInt8(ascii: "/"), isNext(UInt8(ascii: "*")) {
          skipComment()
        } else if byte.isBlank {
          isBlankPending = true
          offset += 1
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          copyString(closedBy: byte)
        } else if byte == UInt8(ascii: "u"), source[offset...].starts(with: Self.address),
          !isStringNext(after: offset + Self.address.count)
        {
          copy(through: UInt8(ascii: ")"))
        } else {
          put(byte)
          offset += 1
        }
      }
      return result + (result.isEmpty ? [] : [UInt8(ascii: "\n")])
    }

    private static let address = Array("url(".utf8)

    private func isNext(_ byte: UInt8) -> Bool { offset + 1 < source.count && source[offset + 1] == byte }

    private func isStringNext(after offset: Int) -> Bool {
      let next = source[offset...].first { !$0.isBlank }
      return next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    }

    private mutating func skipComment() {
      offset += 2
      while offset < source.count, source[offset] != UInt8(ascii: "*") || !isNext(UInt8(ascii: "/")) {
        offset += 1
      }
      offset += 2
      isBlankPending = true
    }

    private mutating func copyString(closedBy end: UInt8) {
      put(end)
      offset += 1
      while offset < source.count {
        let byte = source[offset]
        result.append(byte)
        offset += 1
        if byte == end { return }
        if byte == UInt8(ascii: "\\"), offset < source.count {
          result.append(source[offset])
          offset += 1
        }
      }
    }

    private mutating func copy(through end: UInt8) {
      put(source[offset])
      offset += 1
      while offset < source.count {
        result.append(source[offset])
        offset += 1
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
