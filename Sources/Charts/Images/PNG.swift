import Compression
import Foundation

/// A picture of pixels, written as PNG (ISO/IEC 15948).
struct PNG {
  let width: Int
  let height: Int
  /// Red, green, blue and opacity per pixel, row by row from the top.
  var pixels: [UInt8]

  /// All transparent.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 0, count: width * height * 4)
  }

  mutating func set(_ x: Int, _ y: Int, _ color: RGB) {
    let start = (y * width + x) * 4
    let bytes = color.bytes
    for index in 0..<3 { pixels[start + index] = bytes[index] }
    pixels[start + 3] = 255
  }

  /// The file. Up to 256 colours are written as a palette, which is a fraction of the size.
  var bytes: [UInt8] {
    let (indices, palette) = indexed
    var header = big(width) + big(height)
    header += palette == nil ? [8, 6, 0, 0, 0] : [8, 3, 0, 0, 0]
    var rows: [UInt8] = []
    let stride = palette == nil ? width * 4 : width
    let source = palette == nil ? pixels : indices
    rows.reserveCapacity(height * (stride + 1))
    for row in 0..<height {
      // No filter: with few colours deflate does best on the values themselves.
      rows.append(0)
      rows += source[(row * stride)..<((row + 1) * stride)]
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", header)
    if let palette {
      file += chunk("PLTE", palette.flatMap { $0.prefix(3) })
      file += chunk("tRNS", palette.map { $0[3] })
    }
    file += chunk("IDAT", Compression.deflate(rows))
    return file + chunk("IEND", [])
  }

  var dataURI: String { "data:image/png;base64," + Data(bytes).base64EncodedString() }

  /// The place of each pixel's colour in a palette, unless there are more than 256 of them.
  private var indexed: ([UInt8], [[UInt8]]?) {
    var places: [UInt32: UInt8] = [:]
    var palette: [[UInt8]] = []
    var indices = [UInt8](repeating: 0, count: width * height)
    for pixel in indices.indices {
      let parts = Array(pixels[(pixel * 4)..<(pixel * 4 + 4)])
      let key = parts.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if let place = places[key] {
        indices[pixel] = place
        continue
      }
      guard palette.count < 256 else { return ([], nil) }
      indices[pixel] = UInt8(palette.count)
      places[key] = UInt8(palette.count)
      palette.append(parts)
    }
    return (indices, palette)
  }

  private func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return big(content.count) + body + big(Int(Compression.crc32(body)))
  }

  private func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
