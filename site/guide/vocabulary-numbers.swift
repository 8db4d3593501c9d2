// Vocabulary: Numbers

// Most chapters need of this the `RandomStream`, which gives the same numbers for the same seed everywhere. `Tensor` is an array with a
// shape, on which networks compute; `Parallel` shares work out among the cores, in pieces that do not depend on how many there are.
//
// Module `Tensors`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## Engine
//
// `enum Engine`: The engine's own facts, for memo keys and for labels of measurements.
//
// - `static let version: String`: Enters every memo key: to be raised whenever a change of code may change a result.
//
// ## Parallel
//
// `enum Parallel`: Independent pieces of work side by side, results in the order of the inputs.
//
// - `static func map<Input, Output>(_ inputs: [Input], threads: Int = Parallel.threads, _ body: (Input) throws -> Output) throws -> [Output] where Input : Sendable, Output : Sendable`: Maps a function that may throw; the error of the earliest failing input is thrown.
// - `static var threads: Int`: How many pieces run at once when nothing else is said: the cores there are, or `LECTERN_THREADS`.
//
// ## RandomPurpose
//
// `enum RandomPurpose`: What random numbers are drawn for; streams of different purposes are independent.
//
// - `case activation`
// - `case data`
// - `case dropout`
// - `case labels`
// - `case samples`
// - `case shuffle`
// - `case split`
// - `case weights`
//
// ## RandomStream
//
// `struct RandomStream`: The one source of randomness: a counter-based generator, so that number k of a stream depends on (seed, stream, purpose, k) alone, whatever else was drawn before and on whichever thread.
//
// - `init(seed: UInt64, stream: Int = 0, purpose: RandomPurpose = .samples)`: The stream number tells layers, epochs or runs of one purpose apart.
// - `mutating func next() -> UInt64`: The next 64 random bits.
// - `mutating func normal() -> Double`: A draw from the standard normal distribution (Box & Muller 1958).
// - `mutating func permutation(_ count: Int) -> [Int32]`: A random order of 0..\<count (Fisher & Yates).
// - `mutating func uniform() -> Double`: A number in \[0, 1) with 53 random bits.
// - `mutating func uniform(_ lower: Double, _ upper: Double) -> Double`: A number in \[lower, upper).
// - `mutating func whole(below bound: Int) -> Int`: A whole number in 0..\<bound.
//
// ## Real
//
// `protocol Real : BinaryFloatingPoint, Decodable, Encodable, SIMDScalar, Sendable`: The arithmetic that layers need of their numbers: Float, fast through oneDNN and vectors, and Double, plain loops that serve as the oracle and for signals too small for Float.
//
// - `static func addBias(_ x: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>, rows: Int, columns: Int)`: `x[i][j] += bias[j]`.
// - `static func addScaled(_ a: Self, _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>)`: `y += a * x`.
// - `static func columnSums(_ x: UnsafePointer<Self>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Self>)`: `sums[j] = sum over i of x[i][j]`.
// - `static func exponential(_ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)`: `y = exp(x)`.
// - `static func keepLarger(_ x: UnsafePointer<Self>, count: Int, first: Int32, into y: UnsafeMutablePointer<Self>, places: UnsafeMutablePointer<Int32>)`: `y[i] = x[i]` and `places[i] = first + i` where x is larger than y.
// - `static func multiply(_ a: Self, _ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)`: `y = a * x * y`.
// - `static func multiply(rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Self>, transposeA: Bool = false, _ b: UnsafePointer<Self>, transposeB: Bool = false, into c: UnsafeMutablePointer<Self>, accumulate: Bool = false)`: A dense product: `c[rows, columns] = op(a) op(b)` without padding between rows.
// - `static func multiply(rows: Int, columns: Int, inner: Int, a: UnsafePointer<Self>, aStride: Int, transposeA: Bool, b: UnsafePointer<Self>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Self>, cStride: Int, accumulate: Bool)`: `c = op(a) op(b)`, or `c += ...` when accumulating.
// - `static func multiplyAndSum(_ slopes: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int, into gradient: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Self>?)`: `gradient *= slopes` for some columns of a matrix with rows of `stride` numbers, and the column sums of the product when asked for.
// - `static func nearest(_ numbers: [Double]) -> [Self]`: The nearest number of this type for each.
// - `static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Double`: The sum of squares, added up in Double.
//
// ## ShapeError
//
// `struct ShapeError`: Shapes that do not fit together: where, what was expected, what was there.
//
// - `let expected: String`: What it wants, and what it got.
// - `let found: String`: What it wants, and what it got.
// - `init(_ subject: String, _ expected: String, _ found: String)`
// - `let subject: String`: The layer or operation, such as "layer 2, Linear(512, 10)".
//
// ## Storage
//
// `class Storage<Scalar> where Scalar : Real`: A block of numbers at a fixed address in memory, aligned for vectors, zero at the start.
//
// - `func array(_ count: Int? = nil) -> [Scalar]`: The first `count` elements (all, when not given) as an array.
// - `let count: Int`: How many elements there are.
// - `func fill(_ value: Scalar)`: Sets every element to one value.
// - `convenience init(_ values: [Scalar])`: A copy of an array.
// - `init(_ count: Int)`: Zeros.
// - `let start: UnsafeMutablePointer<Scalar>`: The first element.
// - `subscript(index: Int) -> Scalar`: The element at an index within `0..<count`.
// - `func write(_ values: [Scalar])`: Overwrites the beginning with an array that fits.
//
// ## Tensor
//
// `struct Tensor`: Numbers with a shape, row-major: what goes into a network and comes out of it.
//
// - `var count: Int`: How many numbers there are.
// - `init(_ values: [Float])`: A vector.
// - `init(_ values: [Float], shape: [Int]) throws(ShapeError)`: A tensor of given numbers.
// - `init(repeating value: Float = 0, shape: [Int])`: One value everywhere.
// - `init(rows: [[Float]])`: A matrix from rows, the shorter ones filled up with zeros.
// - `var largestIndices: [Int]`: The index of the largest number of each row.
// - `static func normal(_ shape: [Int], deviation: Float = 1, seed: UInt64 = 0) -> Tensor`: Draws from the normal distribution with mean 0, the same for the same seed.
// - `func product(_ other: Tensor) throws(ShapeError) -> Tensor`: The matrix product, through oneDNN: \[n, k\] by \[k, m\] gives \[n, m\].
// - `func reshaped(_ shape: [Int]) throws(ShapeError) -> Tensor`: The same numbers in another shape.
// - `var rows: [[Float]]`: The rows of a matrix; of a tensor of higher rank, its slices along the first dimension.
// - `let shape: [Int]`: The length of each dimension, outermost first.
// - `var values: [Float]`: The numbers, the last dimension running fastest.
