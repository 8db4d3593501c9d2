// The build for x86-64 with AVX2 and FMA: one register holds eight numbers.

/// One vector of the loops here.
typealias Lanes = SIMD8<Float>
/// Whole numbers of the same width, for bit patterns.
typealias IntegerLanes = SIMD8<Int32>
/// The instruction set this module is compiled for.
let instructionSet = "AVX2"

/// `a * b + c`, rounded once.
@inline(always) func fma(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { c.addingProduct(a, b) }
