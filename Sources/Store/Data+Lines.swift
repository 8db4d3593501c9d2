import Foundation

extension Data {
  /// The lines that are not empty, ends left out.
  package var lines: [Data] {
    var lines: [Data] = []
    let ends = self.ends
    var start = 0
    for end in ends + [count] {
      if end > start { lines.append(subdata(in: startIndex + start..<startIndex + end)) }
      start = end + 1
    }
    return lines
  }

  /// Where lines end. By the C library in place: Foundation's own splitting asks for each byte by its index.
  private var ends: [Int] {
    withUnsafeBytes { bytes in
      var ends: [Int] = []
      var next = 0
      while next < bytes.count, let start = bytes.baseAddress,
        let end = memchr(start + next, Int32(UInt8(ascii: "\n")), bytes.count - next)
      {
        ends.append(UnsafeRawPointer(end) - start)
        next = ends[ends.count - 1] + 1
      }
      return ends
    }
  }

  /// Lines with an end between each two.
  package init(lines: [Data]) {
    self.init(capacity: lines.reduce(0) { $0 + $1.count + 1 })
    for (index, line) in lines.enumerated() {
      if index > 0 { append(UInt8(ascii: "\n")) }
      append(line)
    }
  }
}
