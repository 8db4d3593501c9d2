import Compression
import Foundation

/// A picture of pixels, written as PNG (ISO/IEC 15948).
struct PNG {
  let width: Int
  let height: Int
  /// Red, green, blue and opacity per pixel from the high byte down, row by row from the top.
  private var pixels: [UInt32]

  /// All transparent.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [UInt32](repeating: 0, count: width * height)
  }

  mutating func set(_ x: Int, _ y: Int, _ color: RGB) { pixels[y * width + x] = color.opaque }

  /// The file. Up to 256 colours are written as a palette, which is a fraction of the size.
  var bytes: [UInt8] {
    let (indices, palette) = indexed
    var header = big(width) + big(height)
    header += palette == nil ? [8, 6, 0, 0, 0] : [8, 3, 0, 0, 0]
    var rows: [UInt8] = []
    let stride = palette == nil ? width * 4 : width
    let source = palette == nil ? pixels.flatMap(bytes) : indices
    rows.reserveCapacity(height * (stride + 1))
    for row in 0..<height {
      // No filter: with few colours deflate does best on the values themselves.
      rows.append(0)
      rows += source[(row * stride)..<((row + 1) * stride)]
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", header)
    if let palette {
      file += chunk("PLTE", palette.flatMap { bytes($0).prefix(3) })
      file += chunk("tRNS", palette.map { UInt8(truncatingIfNeeded: $0) })
    }
    file += chunk("IDAT", Compression.deflate(rows))
    return file + chunk("IEND", [])
  }

  var dataURI: String { "data:image/png;base64," + Data(bytes).base64EncodedString() }

  /// The index of each pixel's colour in a palette, unless there are more than 256 of them.
  private var indexed: ([UInt8], [UInt32]?) {
    var indexOf: [UInt32: UInt8] = [:]
    var palette: [UInt32] = []
    var indices = [UInt8](repeating: 0, count: pixels.count)
    var last: (color: UInt32, index: UInt8)?
    for (pixel, color) in pixels.enumerated() {
      if let last, last.color == color {
        indices[pixel] = last.index
        continue
      }
      if indexOf[color] == nil {
        guard palette.count < 256 else { return ([], nil) }
        indexOf[color] = UInt8(palette.count)
        palette.append(color)
      }
      let index = indexOf[color] ?? 0
      indices[pixel] = index
      last = (color, index)
    }
    return (indices, palette)
  }

  private func bytes(_ color: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
  }

  private func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return big(content.count) + body + bytes(Compression.crc32(body))
  }

  private func big(_ number: Int) -> [UInt8] { bytes(UInt32(truncatingIfNeeded: number)) }
}

extension RGB {
  /// As a pixel without transparency.
  fileprivate var opaque: UInt32 {
    func part(_ value: Double) -> UInt32 { UInt32((value * 255).rounded()) }
    return part(red) << 24 | part(green) << 16 | part(blue) << 8 | 0xFF
  }
}
