import Foundation

extension Data {
  /// The lines that are not empty, ends left out.
  package var lines: [Data] {
    var lines: [Data] = []
    // Byte by byte in place: Foundation's own splitting asks for each one by its index.
    let ends = withUnsafeBytes { bytes in bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") } }
    var start = 0
    for end in ends + [count] {
      if end > start { lines.append(subdata(in: startIndex + start..<startIndex + end)) }
      start = end + 1
    }
    return lines
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
