/// Bytes in which one program hands a chart to another that draws it: numbers, and texts each of which is written
/// out once.
///
/// A live cell runs in a WebAssembly module of its own and the drawing in another, compiled once for all cells;
/// what goes from one to the other is this. Both are of the same build, so the bytes carry no version.
struct FlatWriter {
  private(set) var bytes: [UInt8] = []
  private var texts: [[UInt8]] = []
  /// Made once: every mark has a kind.
  private let kinds = MarkKind.allCases
  /// The functions of plots, which stay where they are: the bytes hold their indices in this list.
  private(set) var functions: [(Double) -> Double] = []

  mutating func byte(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

  /// Seven bits a byte, the lowest first (LEB128).
  mutating func count(_ value: Int) {
    var rest = UInt32(truncatingIfNeeded: value)
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func number(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func flag(_ value: Bool) { byte(value ? 1 : 0) }

  /// A text that was written before is its number. There are few, labels and series, so a search is quick.
  mutating func text(_ value: String) {
    for index in texts.indices where value.utf8.elementsEqual(texts[index]) {
      count(index)
      return
    }
    let letters = Array(value.utf8)
    count(texts.count)
    texts.append(letters)
    count(letters.count)
    bytes += letters
  }

  /// The index of a case among all of its kind.
  mutating func choice<Choice: CaseIterable & Equatable>(_ value: Choice) {
    var index = 0
    for choice in Choice.allCases {
      if choice == value { break }
      index += 1
    }
    byte(index)
  }

  mutating func kind(_ value: MarkKind) { byte(kinds.firstIndex(of: value) ?? 0) }

  mutating func function(_ value: @escaping (Double) -> Double) {
    count(functions.count)
    functions.append(value)
  }
}

/// Reads what a `FlatWriter` wrote.
struct FlatReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var texts: [String] = []
  private let kinds = MarkKind.allCases
  /// Calls the function at this index of the writer's list.
  let call: (Int, Double) -> Double

  init(_ bytes: [UInt8], call: @escaping (Int, Double) -> Double) {
    self.bytes = bytes
    self.call = call
  }

  mutating func byte() -> Int {
    defer { offset += 1 }
    return Int(bytes[offset])
  }

  mutating func count() -> Int {
    var (value, shift) = (0, 0)
    while true {
      let next = byte()
      value |= (next & 127) << shift
      if next < 128 { return value }
      shift += 7
    }
  }

  mutating func number() -> Double {
    defer { offset += 8 }
    precondition(offset + 8 <= bytes.count)
    let bits = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    return Double(bitPattern: UInt64(littleEndian: bits))
  }

  mutating func flag() -> Bool { byte() == 1 }

  mutating func text() -> String {
    let index = count()
    if index < texts.count { return texts[index] }
    let length = count()
    texts.append(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
    offset += length
    return texts[index]
  }

  mutating func choice<Choice: CaseIterable>(_ kind: Choice.Type) -> Choice {
    Array(Choice.allCases)[byte()]
  }

  mutating func kind() -> MarkKind { kinds[byte()] }

  mutating func function() -> (Double) -> Double {
    let (index, call) = (count(), call)
    return { call(index, $0) }
  }
}
