public import Foundation

/// A function and its slope as numbers, from which a training on them can be done again step by step.
///
/// When a function of one's own is made, the engine tabulates it: panels of 1/64 between -16 and 16, a cubic through four
/// points of each, held against eleven others. Here it is asked at just those points, so that a table made of the answers
/// is the same to the last bit. Where no cubic fits (a corner, a jump) and beyond 16 the engine calls the function itself,
/// wherever a training comes by; there pieces are halved until the answers settle what lies between them.
///
/// The bytes hold answers only. Both sides go through the same pieces in the same order, since the answers decide which
/// are halved; bytes that do not end with the last piece are none of this.
public struct SampledFunction: Sendable {
  private let pieces: [Piece]

  /// Bytes of a function with as many corners as are followed; one without has a third of them.
  public static let mostBytes = (wholePieces.count + mostHalves) * 30 * 8

  /// The answers of a function, as little-endian 64-bit floats.
  public static func answers(
    _ f: (Double) -> Double, derivative: (Double) -> Double
  ) -> Data {
    var numbers: [Double] = []
    _ = walk { points in
      let answer = (points.map(f), points.map(derivative))
      numbers += answer.0 + answer.1
      return answer
    }
    return numbers.withUnsafeBytes { Data($0) }
  }

  /// - Returns: `nil` when the bytes are not those of a whole function.
  public init?(_ answers: Data) {
    guard answers.count <= Self.mostBytes, answers.count.isMultiple(of: 8) else { return nil }
    let numbers = [Double](unsafeUninitializedCapacity: answers.count / 8) { buffer, count in
      count = answers.copyBytes(to: buffer) / 8
    }
    var read = 0
    let pieces = Self.walk { points in
      let (middle, end) = (read + points.count, read + 2 * points.count)
      guard end <= numbers.count else { return nil }
      defer { read = end }
      return (Array(numbers[read..<middle]), Array(numbers[middle..<end]))
    }
    guard let pieces, read == numbers.count else { return nil }
    self.pieces = pieces
  }

  /// Whether it has corners or jumps where the engine calls the function itself: what lies between the points is known there
  /// to a last bit of Double, which now and then rounds otherwise.
  public var hasCorners: Bool {
    pieces.prefix(Self.panels).contains { piece in
      !Self.fits(piece.values, Self.cubic, 0x1p-30) || !Self.fits(piece.slopes, Self.cubic, 0x1p-30)
    }
  }

  public func value(_ z: Double) -> Double { at(z, isSlope: false) }
  public func slope(_ z: Double) -> Double { at(z, isSlope: true) }

  // MARK: - Pieces

  /// Answers at fifteen points, and the halves where they do not settle what lies between.
  private struct Piece {
    var middle: Double
    var half: Double
    var values: [Double]
    var slopes: [Double]
    var halves: [Piece] = []
    /// Whether the polynomial through all points is the function; otherwise it is taken as straight between them.
    var isSmooth = true

    func at(_ z: Double, isSlope: Bool) -> Double {
      if let same = SampledFunction.offsets.firstIndex(where: { middle + $0 * half == z }) {
        return (isSlope ? slopes : values)[same]
      }
      if halves.count == 2 { return halves[z < middle ? 0 : 1].at(z, isSlope: isSlope) }
      let (t, numbers) = ((z - middle) / half, isSlope ? slopes : values)
      return SampledFunction.rounded(
        isSmooth ? SampledFunction.all.through(numbers, at: t) : SampledFunction.straight(numbers, at: t))
    }
  }

  /// Points of a piece from -1 to its end: those that the engine makes a panel from and holds it against.
  private static let offsets = [
    -1, -0.97, -0.923_879_532_511_286_7, -0.8, -0.55, -0.382_683_432_365_089_8, -0.2, 0, 0.15,
    0.382_683_432_365_089_8, 0.5, 0.77, 0.923_879_532_511_286_7, 0.96, 0.999_999,
  ]
  private static let perUnit = 64.0, reach = 16.0, far = 64.0, farWidth = 0.5
  private static let panels = Int(2 * reach * perUnit)
  private static let farPieces = Int((far - reach) / farWidth)
  private static let smallest = 0x1p-45
  private static let mostHalves = 6_000

  /// In statements: as one expression it takes the compiler longer than all else that the kit and the tool share.
  private static let wholePieces: [(middle: Double, half: Double)] = {
    var pieces: [(middle: Double, half: Double)] = []
    for panel in 0..<panels {
      let middle = (Double(panel) + 0.5) / perUnit - reach
      pieces.append((middle, 0.5 / perUnit))
    }
    for index in 0..<farPieces {
      let middle = reach + (Double(index) + 0.5) * farWidth
      pieces.append((middle, farWidth / 2))
      pieces.append((-middle, farWidth / 2))
    }
    return pieces
  }()

  private typealias Answer = (values: [Double], slopes: [Double])

  private static func walk(_ ask: ([Double]) -> Answer?) -> [Piece]? {
    var spent = 0
    func look(_ middle: Double, _ half: Double, isPanel: Bool) -> Piece? {
      guard let answer = ask(offsets.map { middle + $0 * half }) else { return nil }
      var piece = Piece(middle: middle, half: half, values: answer.values, slopes: answer.slopes)
      let both = [piece.values, piece.slopes]
      // What is no number stays as it is.
      guard both.allSatisfy({ $0.allSatisfy(\.isFinite) }), !both.allSatisfy(isPanel ? isCubic : isSettled)
      else { return piece }
      piece.isSmooth = false
      guard half > smallest, spent + 2 <= mostHalves else { return piece }
      spent += 2
      guard let left = look(middle - half / 2, half / 2, isPanel: false),
        let right = look(middle + half / 2, half / 2, isPanel: false)
      else { return nil }
      piece.halves = [left, right]
      return piece
    }
    var found: [Piece] = []
    for (index, whole) in wholePieces.enumerated() {
      guard let next = look(whole.middle, whole.half, isPanel: index < panels) else { return nil }
      found.append(next)
    }
    return found
  }

  private func at(_ z: Double, isSlope: Bool) -> Double {
    guard z.isFinite else { return .nan }
    if abs(z) < Self.reach { return pieces[Int((z + Self.reach) * Self.perUnit)].at(z, isSlope: isSlope) }
    guard abs(z) < Self.far else { return beyond(z, isSlope: isSlope) }
    // To the left the ends are the other way round: a piece holds its left end.
    let steps = z < 0 ? (-z - Self.reach) / Self.farWidth : (z - Self.reach) / Self.farWidth
    let index = z < 0 ? Int(steps.rounded(.up)) - 1 : Int(steps)
    return pieces[Self.panels + 2 * max(0, index) + (z < 0 ? 1 : 0)].at(z, isSlope: isSlope)
  }

  /// Straight on, as the function goes where it is last known.
  private func beyond(_ z: Double, isSlope: Bool) -> Double {
    let piece = pieces[pieces.count - (z < 0 ? 1 : 2)]
    let end = z < 0 ? 0 : Self.offsets.count - 1
    if isSlope { return piece.slopes[end] }
    return piece.values[end] + (z - (piece.middle + Self.offsets[end] * piece.half)) * piece.slopes[end]
  }

  // MARK: - Between points

  /// To 48 bits. The engine rounds to Float's 24, and much of what simple functions give lies just in the middle between
  /// two of these (half of a Float does): a last bit that is wrong would send one of two to the other side.
  private static func rounded(_ value: Double) -> Double {
    // Dekker (1971): what the product pushes out are the last five bits.
    let pushed = value * 0x1.08p5
    return abs(pushed) < .greatestFiniteMagnitude ? pushed - (pushed - value) : value
  }

  /// A polynomial through some of the points, in barycentric form.
  private struct Interpolation {
    var indices: [Int]
    var weights: [Double]

    init(_ indices: [Int]) {
      self.indices = indices
      weights = indices.map { j in
        indices.reduce(1) { $1 == j ? $0 : $0 / (offsets[j] - offsets[$1]) }
      }
    }

    func through(_ numbers: [Double], at t: Double) -> Double {
      var (above, below) = (0.0, 0.0)
      for (index, weight) in zip(indices, weights) {
        let distance = t - offsets[index]
        if distance == 0 { return numbers[index] }
        above += weight / distance * numbers[index]
        below += weight / distance
      }
      return above / below
    }
  }

  private static let all = Interpolation(Array(offsets.indices))
  private static let everyOther = Interpolation(offsets.indices.filter { $0.isMultiple(of: 2) })
  /// The four of the engine's cubic.
  private static let cubic = Interpolation([2, 5, 9, 12])

  private static func fits(_ numbers: [Double], _ polynomial: Interpolation, _ resolution: Double) -> Bool {
    numbers.indices.allSatisfy { index in
      abs(polynomial.through(numbers, at: offsets[index]) - numbers[index])
        <= resolution * max(1, abs(numbers[index]))
    }
  }

  /// Whether the engine's cubic fits: an eighth of what it allows itself.
  private static func isCubic(_ numbers: [Double]) -> Bool { fits(numbers, cubic, 0x1p-32) }

  /// Whether half of the points tell the others, so that all of them tell what lies between far better.
  private static func isSettled(_ numbers: [Double]) -> Bool { fits(numbers, everyOther, 0x1p-42) }

  private static func straight(_ numbers: [Double], at t: Double) -> Double {
    let right = min(max(1, offsets.firstIndex { $0 > t } ?? offsets.count), offsets.count - 1)
    let (a, b) = (offsets[right - 1], offsets[right])
    return numbers[right - 1] + (t - a) / (b - a) * (numbers[right] - numbers[right - 1])
  }
}
