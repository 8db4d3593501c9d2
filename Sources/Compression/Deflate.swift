/// DEFLATE (RFC 1951) whose bytes depend on nothing but the input.
///
/// Packing is written here and not left to zlib because two versions of zlib, or zlib and zlib-ng, pack
/// the same bytes differently, and the committed pages and goldens would then differ from machine to
/// machine. Goals, in order: the same bytes everywhere; small files for the pictures that charts make
/// (runs of one colour, rows that repeat); little code. So there is one block with the fixed codes, and
/// repetitions are found greedily through chains of earlier offsets with the same three bytes.
struct Deflate {
  private var output: [UInt8] = []
  private var pending: UInt32 = 0
  private var pendingBits = 0

  /// RFC 1951, section 3.2.5: the length and the distance at which each code begins, and how many bits
  /// more say which of its values is meant.
  private static let lengths: [(base: Int, extra: Int)] = table(count: 28, perStep: 4, first: 3) + [(258, 0)]
  private static let distances: [(base: Int, extra: Int)] = table(count: 30, perStep: 2, first: 1)
  private static let window = 32768
  private static let longest = 258
  /// How many earlier offsets are tried: more than this finds next to nothing in pictures.
  private static let tries = 48

  /// The bytes in the zlib format (RFC 1950).
  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    // 32 KB window, method 8; the second byte makes the pair a multiple of 31.
    deflate.output = [0x78, 0x01]
    deflate.output.reserveCapacity(bytes.count / 2 + 16)
    deflate.block(bytes)
    let check = adler32(bytes)
    deflate.output += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> $0) }
    return deflate.output
  }

  private mutating func block(_ bytes: [UInt8]) {
    put(0b1, bits: 1)  // the last block
    put(0b01, bits: 2)  // with fixed codes
    var matches = Matches(bytes)
    var offset = 0
    while offset < bytes.count {
      if let match = matches.longest(at: offset) {
        copy(length: match.length, distance: match.distance)
        for passed in offset..<(offset + match.length) { matches.remember(passed) }
        offset += match.length
      } else {
        literal(Int(bytes[offset]))
        matches.remember(offset)
        offset += 1
      }
    }
    literal(256)  // the end of the block
    if pendingBits > 0 { put(0, bits: 8 - pendingBits) }
  }

  private mutating func copy(length: Int, distance: Int) {
    let code = Self.lengths.lastIndex { $0.base <= length } ?? 0
    literal(257 + code)
    put(length - Self.lengths[code].base, bits: Self.lengths[code].extra)
    let far = Self.distances.lastIndex { $0.base <= distance } ?? 0
    huffman(far, bits: 5)
    put(distance - Self.distances[far].base, bits: Self.distances[far].extra)
  }

  /// A literal, a length or the end, in the fixed code of section 3.2.6.
  private mutating func literal(_ symbol: Int) {
    switch symbol {
    case ..<144: huffman(0b0011_0000 + symbol, bits: 8)
    case ..<256: huffman(0b1_1001_0000 + symbol - 144, bits: 9)
    case ..<280: huffman(symbol - 256, bits: 7)
    default: huffman(0b1100_0000 + symbol - 280, bits: 8)
    }
  }

  /// Huffman codes go out from their first bit, all else from its last.
  private mutating func huffman(_ code: Int, bits: Int) {
    var turned = 0
    for bit in 0..<bits where code >> bit & 1 == 1 { turned |= 1 << (bits - 1 - bit) }
    put(turned, bits: bits)
  }

  private mutating func put(_ value: Int, bits: Int) {
    pending |= UInt32(value) << UInt32(pendingBits)
    pendingBits += bits
    while pendingBits >= 8 {
      output.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// Codes whose reach doubles every `perStep` of them.
  private static func table(count: Int, perStep: Int, first: Int) -> [(base: Int, extra: Int)] {
    var base = first
    return (0..<count).map { code in
      let extra = max(0, code / perStep - 1)
      defer { base += 1 << extra }
      return (base, extra)
    }
  }

  /// RFC 1950, section 8.2.
  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }

  /// Where each three bytes were seen before, the latest first.
  private struct Matches {
    private let bytes: [UInt8]
    private var latest = [Int32](repeating: -1, count: 1 << 15)
    private var earlier: [Int32]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      earlier = [Int32](repeating: -1, count: bytes.count)
    }

    private func key(_ offset: Int) -> Int {
      let three =
        UInt32(bytes[offset]) << 16 | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2])
      // Fibonacci hashing: the high bits of a product with 2³² / φ.
      return Int((three &* 0x9E37_79B1) >> 17)
    }

    mutating func remember(_ offset: Int) {
      guard offset + 2 < bytes.count else { return }
      let key = key(offset)
      earlier[offset] = latest[key]
      latest[key] = Int32(offset)
    }

    /// The longest run of at least three bytes that was there before; of equally long ones the nearest.
    func longest(at offset: Int) -> (length: Int, distance: Int)? {
      guard offset + 2 < bytes.count else { return nil }
      let most = min(Deflate.longest, bytes.count - offset)
      var best = (length: 2, distance: 0)
      var candidate = Int(latest[key(offset)])
      var tries = Deflate.tries
      while candidate >= 0, offset - candidate <= Deflate.window, tries > 0, best.length < most {
        var length = 0
        while length < most, bytes[candidate + length] == bytes[offset + length] { length += 1 }
        if length > best.length { best = (length, offset - candidate) }
        candidate = Int(earlier[candidate])
        tries -= 1
      }
      return best.length > 2 ? best : nil
    }
  }
}
