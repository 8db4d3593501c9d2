// The portable build: vectors that SSE2 and NEON hold in two registers.

/// One vector of the loops here.
typealias Lanes = SIMD8<Float>
/// Whole numbers of the same width, for bit patterns.
typealias IntegerLanes = SIMD8<Int32>
/// The instruction set this module is compiled for.
let instructionSet = "portable"

/// `a * b + c`. SSE2 has no fused form, and its emulation would be a library call per element.
@inline(always) func fma(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
  #if arch(arm64)
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}
