internal import COneDNN
import Foundation

/// oneDNN as the engine uses it: every call computes on the calling thread alone.
///
/// Debian's oneDNN brings OpenMP's threads along. They would share the two or four cores of a laptop
/// with the engine's own, and a product split over another number of threads may add in another order.
/// So OpenMP is held to one thread, and the engine runs several networks, or several slices of a
/// step, side by side instead.
enum OneDNN {
  /// The version that is linked, such as "2.6.3".
  static var version: String {
    guard let version = dnnl_version() else { return "unknown" }
    return "\(version.pointee.major).\(version.pointee.minor).\(version.pointee.patch)"
  }

  static var hasAVX2: Bool {
    dnnl_get_effective_cpu_isa().rawValue & dnnl_cpu_isa_avx2.rawValue == dnnl_cpu_isa_avx2.rawValue
  }

  static var hasAVX512: Bool {
    dnnl_get_effective_cpu_isa().rawValue & dnnl_cpu_isa_avx512_core.rawValue
      == dnnl_cpu_isa_avx512_core.rawValue
  }

  /// `omp_set_num_threads` where oneDNN was built with OpenMP. It acts on the calling thread only.
  private static let holdOpenMP: (@convention(c) (Int32) -> Void)? = {
    guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "omp_set_num_threads") else {
      return nil
    }
    return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Void).self)
  }()

  /// Keeps oneDNN on the calling thread.
  static func stayOnThisThread() { holdOpenMP?(1) }

  /// A single-precision product; see `Real.multiply`.
  static func multiply(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aStride: Int, transposeA: Bool,
    b: UnsafePointer<Float>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Float>, cStride: Int,
    accumulate: Bool
  ) {
    stayOnThisThread()
    let status = dnnl_sgemm(
      transposeA ? T : N, transposeB ? T : N, dnnl_dim_t(rows), dnnl_dim_t(columns), dnnl_dim_t(inner), 1,
      a, dnnl_dim_t(aStride), b, dnnl_dim_t(bStride), accumulate ? 1 : 0, c, dnnl_dim_t(cStride))
    precondition(
      status == dnnl_success,
      "oneDNN refused a product of \(rows)x\(inner) by \(inner)x\(columns) (status \(status.rawValue)).")
  }

  private static let N = CChar(UInt8(ascii: "N"))
  private static let T = CChar(UInt8(ascii: "T"))

  /// Stops when a call on a convolution fails; sizes were checked before, so it is a fault of this code.
  static func check(_ status: dnnl_status_t) {
    precondition(status == dnnl_success, "oneDNN refused a convolution (status \(status.rawValue)).")
  }
}
