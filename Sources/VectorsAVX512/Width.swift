// The build for x86-64 with AVX-512: one register holds sixteen numbers.

/// One vector of the loops here.
typealias Lanes = SIMD16<Float>
/// Whole numbers of the same width, for bit patterns.
typealias IntegerLanes = SIMD16<Int32>
/// The instruction set this module is compiled for.
let instructionSet = "AVX-512"

/// `a * b + c`, rounded once.
@inline(always) func fma(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { c.addingProduct(a, b) }
