import Foundation
import Tensors

/// Digits drawn from stroke skeletons: 28 x 28 bytes, ink bright on a dark ground, like MNIST's.
///
/// Each digit takes a skeleton, bends it by a smooth random displacement, slants, turns, scales and
/// shifts it, and draws it with a pen of random thickness; a little noise lies on top. Digit k of a
/// seed is the same whatever else is drawn, on any number of threads.
public enum DrawnDigits {
  /// Enters the data's digest: to be raised when the drawings change.
  static let version = 2
  static let side = 28

  /// Digits and their labels; classes come in random order with equal odds.
  public static func samples(count: Int, seed: UInt64) -> Samples {
    let pieceSize = 2_000
    let pieces = Array(stride(from: 0, to: count, by: pieceSize))
    // Drawing cannot fail, so the map has nothing to throw.
    let drawn =
      (try? Parallel.map(pieces) { first in
        draw(first..<min(first + pieceSize, count), seed: seed)
      }) ?? []
    return Samples(
      count: count, shape: [side * side], inputs: .bytes(drawn.flatMap(\.pixels), mean: 0.5, deviation: 0.5),
      answers: .labels(drawn.flatMap(\.labels), classes: 10))
  }

  private static func draw(_ range: Range<Int>, seed: UInt64) -> (pixels: [UInt8], labels: [Int32]) {
    var pixels = [UInt8](repeating: 0, count: range.count * side * side)
    var labels: [Int32] = []
    var canvas = [Float](repeating: 0, count: side * side)
    for (row, index) in range.enumerated() {
      var stream = RandomStream(seed: seed, stream: index, purpose: .data)
      let digit = stream.whole(below: 10)
      labels.append(Int32(digit))
      draw(digit, on: &canvas, &stream)
      let ink = Float(stream.uniform(0.85, 1))
      for pixel in 0..<(side * side) {
        // Noise on the ink only, as a scanner's, so that the ground stays black.
        let value = canvas[pixel]
        guard value > 0 else { continue }
        let noise = Float(stream.next() & 0xff) / 255 - 0.5
        pixels[row * side * side + pixel] = UInt8(
          max(0, min(255, 255 * (value * ink + 0.12 * noise * value))))
      }
    }
    return (pixels, labels)
  }

  private static func draw(_ digit: Int, on canvas: inout [Float], _ stream: inout RandomStream) {
    for i in canvas.indices { canvas[i] = 0 }
    let ways = DigitSkeletons.all[digit]
    let strokes = ways[stream.whole(below: ways.count)]
    let warp = Warp(&stream)
    let radius = Float(stream.uniform(0.55, 1.55))
    for stroke in strokes {
      let points = stroke.map(warp.callAsFunction)
      for (a, b) in zip(points, points.dropFirst()) {
        segment(Float(a.x), Float(a.y), Float(b.x), Float(b.y), radius, &canvas)
      }
    }
  }

  /// Draws one straight piece with round ends: brightness falls off over one pixel at the pen's edge.
  private static func segment(
    _ ax: Float, _ ay: Float, _ bx: Float, _ by: Float, _ radius: Float, _ canvas: inout [Float]
  ) {
    let reach = radius + 0.6
    let left = max(0, Int((min(ax, bx) - reach).rounded(.up)))
    let right = min(side - 1, Int((max(ax, bx) + reach).rounded(.down)))
    let top = max(0, Int((min(ay, by) - reach).rounded(.up)))
    let bottom = min(side - 1, Int((max(ay, by) + reach).rounded(.down)))
    guard left <= right, top <= bottom else { return }
    let (dx, dy) = (bx - ax, by - ay)
    let inverse = 1 / max(dx * dx + dy * dy, 1e-6)
    canvas.withUnsafeMutableBufferPointer { canvas in
      for y in top...bottom {
        for x in left...right {
          let (px, py) = (Float(x) - ax, Float(y) - ay)
          let t = min(1, max(0, (px * dx + py * dy) * inverse))
          let (ex, ey) = (px - t * dx, py - t * dy)
          let value = min(1, radius + 0.5 - (ex * ex + ey * ey).squareRoot())
          let pixel = y * side + x
          if value > canvas[pixel] { canvas[pixel] = value }
        }
      }
    }
  }
}

/// From the unit square to the canvas: a smooth bend, then slant, turn, scale and shift.
private struct Warp {
  private let waves: [(Double, Double, Double, Double, Double)]
  private let a: Double, b: Double, c: Double, d: Double
  private let shiftX: Double, shiftY: Double

  init(_ stream: inout RandomStream) {
    // Three waves of low frequency in random directions displace points by a few hundredths each.
    waves = (0..<3).map { _ in
      (
        stream.uniform(-5.5, 5.5), stream.uniform(-5.5, 5.5), stream.uniform(0, 2 * .pi),
        stream.normal() * 0.02, stream.normal() * 0.02
      )
    }
    let angle = stream.normal() * 0.12
    let slant = stream.normal() * 0.16
    let (width, height) = (stream.uniform(0.78, 1.10) * 22, stream.uniform(0.84, 1.08) * 22)
    a = width * cos(angle)
    b = width * (slant * cos(angle) - sin(angle))
    c = height * sin(angle)
    d = height * (cos(angle) + slant * sin(angle))
    shiftX = 13.5 + stream.normal() * 0.7
    shiftY = 13.5 + stream.normal() * 0.7
  }

  func callAsFunction(_ point: Point) -> Point {
    var (x, y) = (point.x - 0.5, point.y - 0.5)
    for (u, v, phase, dx, dy) in waves {
      let wave = sin(u * point.x + v * point.y + phase)
      x += dx * wave
      y += dy * wave
    }
    return Point(x: shiftX + a * x - b * y, y: shiftY + c * x + d * y)
  }
}
