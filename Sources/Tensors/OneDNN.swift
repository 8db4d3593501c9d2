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
}

/// A two-dimensional convolution of images [rows, height, width, channels] with kernels [out, k, k, in], through
/// oneDNN's own memory layouts for the kernels; images stay channels-last.
///
/// Primitives are made once per number of rows and kept.
package final class Convolution {
  /// Sizes of one convolution; `stride` and `padding` are the same in both directions.
  package struct Shape: Hashable, Sendable {
    package var height: Int, width: Int, inputs: Int, outputs: Int, kernel: Int, stride: Int, padding: Int
    package var outputHeight: Int { (height + 2 * padding - kernel) / stride + 1 }
    package var outputWidth: Int { (width + 2 * padding - kernel) / stride + 1 }

    package init(height: Int, width: Int, inputs: Int, outputs: Int, kernel: Int, stride: Int, padding: Int) {
      self.height = height
      self.width = width
      self.inputs = inputs
      self.outputs = outputs
      self.kernel = kernel
      self.stride = stride
      self.padding = padding
    }
  }

  /// One direction of the convolution for one number of rows: the kernels' reorder and the primitive.
  private struct Plan {
    var primitive: dnnl_primitive_t?
    var reorder: dnnl_primitive_t?
    var source: dnnl_memory_t?, plainKernels: dnnl_memory_t?, kernels: dnnl_memory_t?, target: dnnl_memory_t?
  }

  private enum Direction: Hashable { case forward, backwardData, backwardKernels }
  private struct Key: Hashable {
    var direction: Direction
    var rows: Int
  }

  private let shape: Shape
  private var engine: dnnl_engine_t?
  private var stream: dnnl_stream_t?
  private var plans: [Key: Plan] = [:]
  private var kernelStorage: [Storage<Float>] = []
  private var descriptors: [dnnl_primitive_desc_t?] = []

  package init(_ shape: Shape) {
    self.shape = shape
    OneDNN.stayOnThisThread()
    check(dnnl_engine_create(&engine, dnnl_cpu, 0))
    check(dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)))
  }

  deinit {
    for plan in plans.values {
      for primitive in [plan.primitive, plan.reorder] where primitive != nil {
        dnnl_primitive_destroy(primitive)
      }
      for memory in [plan.source, plan.plainKernels, plan.kernels, plan.target] {
        dnnl_memory_destroy(memory)
      }
    }
    for descriptor in descriptors { dnnl_primitive_desc_destroy(descriptor) }
    dnnl_stream_destroy(stream)
    dnnl_engine_destroy(engine)
  }

  /// y = x * kernels, without bias.
  package func forward(
    _ x: UnsafeMutablePointer<Float>, _ kernels: UnsafeMutablePointer<Float>, rows: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    run(.forward, rows, source: x, kernels: kernels, target: y)
  }

  /// dx from dy.
  package func backwardData(
    _ dy: UnsafeMutablePointer<Float>, _ kernels: UnsafeMutablePointer<Float>, rows: Int,
    into dx: UnsafeMutablePointer<Float>
  ) {
    run(.backwardData, rows, source: dx, kernels: kernels, target: dy)
  }

  /// The kernels' gradient from x and dy.
  package func backwardKernels(
    _ x: UnsafeMutablePointer<Float>, _ dy: UnsafeMutablePointer<Float>, rows: Int,
    into dw: UnsafeMutablePointer<Float>
  ) {
    run(.backwardKernels, rows, source: x, kernels: dw, target: dy)
  }

  private func run(
    _ direction: Direction, _ rows: Int, source: UnsafeMutablePointer<Float>,
    kernels: UnsafeMutablePointer<Float>,
    target: UnsafeMutablePointer<Float>
  ) {
    OneDNN.stayOnThisThread()
    let plan = plan(direction, rows)
    check(dnnl_memory_set_data_handle(plan.source, source))
    check(dnnl_memory_set_data_handle(plan.target, target))
    check(dnnl_memory_set_data_handle(plan.plainKernels, kernels))
    if direction != .backwardKernels {
      execute(plan.reorder, [(DNNL_ARG_FROM, plan.plainKernels), (DNNL_ARG_TO, plan.kernels)])
    }
    switch direction {
    case .forward:
      execute(
        plan.primitive,
        [(DNNL_ARG_SRC_0, plan.source), (DNNL_ARG_WEIGHTS_0, plan.kernels), (DNNL_ARG_DST_0, plan.target)])
    case .backwardData:
      execute(
        plan.primitive,
        [
          (DNNL_ARG_DIFF_SRC_0, plan.source), (DNNL_ARG_WEIGHTS_0, plan.kernels),
          (DNNL_ARG_DIFF_DST_0, plan.target),
        ])
    case .backwardKernels:
      execute(
        plan.primitive,
        [
          (DNNL_ARG_SRC_0, plan.source), (DNNL_ARG_DIFF_WEIGHTS_0, plan.kernels),
          (DNNL_ARG_DIFF_DST_0, plan.target),
        ])
      execute(plan.reorder, [(DNNL_ARG_FROM, plan.kernels), (DNNL_ARG_TO, plan.plainKernels)])
    }
  }

  private func execute(_ primitive: dnnl_primitive_t?, _ arguments: [(Int32, dnnl_memory_t?)]) {
    let list = arguments.map { dnnl_exec_arg_t(arg: $0.0, memory: $0.1) }
    check(dnnl_primitive_execute(primitive, stream, Int32(list.count), list))
  }

  private func plan(_ direction: Direction, _ rows: Int) -> Plan {
    let key = Key(direction: direction, rows: rows)
    if let plan = plans[key] { return plan }
    let s = shape
    var source = descriptor([rows, s.inputs, s.height, s.width], dnnl_acdb)
    var target = descriptor([rows, s.outputs, s.outputHeight, s.outputWidth], dnnl_acdb)
    var kernels = descriptor([s.outputs, s.inputs, s.kernel, s.kernel], dnnl_format_tag_any)
    var plain = descriptor([s.outputs, s.inputs, s.kernel, s.kernel], dnnl_acdb)
    let strides = [dnnl_dim_t](repeating: dnnl_dim_t(s.stride), count: 2)
    let padding = [dnnl_dim_t](repeating: dnnl_dim_t(s.padding), count: 2)
    // What is left at the far edge when the stride does not divide evenly is padding that no kernel reaches.
    let far = [
      (s.outputHeight - 1) * s.stride + s.kernel - s.height - s.padding,
      (s.outputWidth - 1) * s.stride + s.kernel - s.width - s.padding,
    ].map { dnnl_dim_t($0) }
    var forward = dnnl_convolution_desc_t()
    let kind = direction == .forward ? dnnl_forward_inference : dnnl_forward_training
    check(
      dnnl_convolution_forward_desc_init(
        &forward, kind, dnnl_convolution_direct, &source, &kernels, nil, &target, strides, padding, far))
    var hint: dnnl_primitive_desc_t?
    check(dnnl_primitive_desc_create(&hint, &forward, nil, engine, nil))
    descriptors.append(hint)
    var description = hint
    var queried = dnnl_query_weights_md
    if direction != .forward {
      var backward = dnnl_convolution_desc_t()
      if direction == .backwardData {
        check(
          dnnl_convolution_backward_data_desc_init(
            &backward, dnnl_convolution_direct, &source, &kernels, &target, strides, padding, far))
      } else {
        check(
          dnnl_convolution_backward_weights_desc_init(
            &backward, dnnl_convolution_direct, &source, &kernels, nil, &target, strides, padding, far))
        queried = dnnl_query_diff_weights_md
      }
      check(dnnl_primitive_desc_create(&description, &backward, nil, engine, hint))
      descriptors.append(description)
    }
    var plan = Plan()
    check(dnnl_primitive_create(&plan.primitive, description))
    let inner = dnnl_primitive_desc_query_md(description, queried, 0)
    let storage = Storage<Float>(dnnl_memory_desc_get_size(inner) / MemoryLayout<Float>.stride + 16)
    kernelStorage.append(storage)
    check(dnnl_memory_create(&plan.source, &source, engine, nil))
    check(dnnl_memory_create(&plan.target, &target, engine, nil))
    check(dnnl_memory_create(&plan.plainKernels, &plain, engine, nil))
    check(dnnl_memory_create(&plan.kernels, inner, engine, storage.start))
    var reorder: dnnl_primitive_desc_t?
    let back = direction == .backwardKernels
    check(
      back
        ? dnnl_reorder_primitive_desc_create(&reorder, inner, engine, &plain, engine, nil)
        : dnnl_reorder_primitive_desc_create(&reorder, &plain, engine, inner, engine, nil))
    descriptors.append(reorder)
    check(dnnl_primitive_create(&plan.reorder, reorder))
    plans[key] = plan
    return plan
  }

  private func descriptor(_ sizes: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t {
    var result = dnnl_memory_desc_t()
    check(
      dnnl_memory_desc_init_by_tag(&result, Int32(sizes.count), sizes.map { dnnl_dim_t($0) }, dnnl_f32, tag))
    return result
  }

  private func check(_ status: dnnl_status_t) {
    precondition(
      status == dnnl_success, "oneDNN refused the convolution \(shape) (status \(status.rawValue)).")
  }
}
