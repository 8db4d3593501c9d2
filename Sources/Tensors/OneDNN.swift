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

/// A two-dimensional convolution of images [rows, height, width, channels] with kernels [out, k, k, in] and biases,
/// through oneDNN's own memory layouts for the kernels; images stay channels-last.
///
/// A batch is cut into slices of images, which are computed side by side where cores are free. The kernels'
/// gradients of the slices are added up in their order. Primitives are made once per slice and kept.
package final class Convolution {
  /// Sizes of one convolution; `stride` and `padding` are the same in both directions.
  package struct Shape: Hashable, Sendable {
    package var height: Int, width: Int, inputs: Int, outputs: Int, kernel: Int, stride: Int, padding: Int
    package var outputHeight: Int { (height + 2 * padding - kernel) / stride + 1 }
    package var outputWidth: Int { (width + 2 * padding - kernel) / stride + 1 }
    /// The numbers of an image, of its output, and of all kernels.
    var inputSize: Int { height * width * inputs }
    var outputSize: Int { outputHeight * outputWidth * outputs }
    var kernelSize: Int { outputs * kernel * kernel * inputs }

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

  private let shape: Shape
  private var engine: dnnl_engine_t?
  private var attributes: dnnl_primitive_attr_t?
  private var plans: [ConvolutionPlan.Key: ConvolutionPlan] = [:]
  /// The gradients of kernels and biases of each slice but the first.
  private var partialGradients: [Storage<Float>] = []

  package init(_ shape: Shape) {
    self.shape = shape
    OneDNN.stayOnThisThread()
    check(dnnl_engine_create(&engine, dnnl_cpu, 0))
    // Each plan brings its working memory, because the library's own belongs to the thread that made the plan.
    check(dnnl_primitive_attr_create(&attributes))
    check(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user))
  }

  deinit {
    plans.removeAll()
    dnnl_primitive_attr_destroy(attributes)
    dnnl_engine_destroy(engine)
  }

  /// y = x * kernels + bias.
  package func forward(
    _ x: UnsafeMutablePointer<Float>, _ kernels: UnsafeMutablePointer<Float>,
    _ bias: UnsafeMutablePointer<Float>?, rows: Int, into y: UnsafeMutablePointer<Float>
  ) {
    let plans = plans(.forward, rows, hasBias: bias != nil)
    let slices = slices(rows)
    Parallel.pieces(plans.count) { index in
      let first = slices[index].lowerBound
      plans[index].run(
        source: x + first * shape.inputSize, kernels: kernels, bias: bias,
        target: y + first * shape.outputSize)
    }
  }

  /// dx from dy.
  package func backwardData(
    _ dy: UnsafeMutablePointer<Float>, _ kernels: UnsafeMutablePointer<Float>, rows: Int,
    into dx: UnsafeMutablePointer<Float>
  ) {
    let plans = plans(.backwardData, rows, hasBias: false)
    let slices = slices(rows)
    Parallel.pieces(plans.count) { index in
      let first = slices[index].lowerBound
      plans[index].run(
        source: dx + first * shape.inputSize, kernels: kernels, bias: nil,
        target: dy + first * shape.outputSize)
    }
  }

  /// The gradients of kernels and biases from x and dy.
  package func backwardKernels(
    _ x: UnsafeMutablePointer<Float>, _ dy: UnsafeMutablePointer<Float>, rows: Int,
    into dw: UnsafeMutablePointer<Float>, _ db: UnsafeMutablePointer<Float>?
  ) {
    let plans = plans(.backwardKernels, rows, hasBias: db != nil)
    let slices = slices(rows)
    let size = shape.kernelSize + shape.outputs
    while partialGradients.count < plans.count - 1 { partialGradients.append(Storage(size)) }
    Parallel.pieces(plans.count) { index in
      let first = slices[index].lowerBound
      let own = index == 0 ? nil : partialGradients[index - 1].start
      plans[index].run(
        source: x + first * shape.inputSize, kernels: own ?? dw,
        bias: own.map { $0 + shape.kernelSize } ?? db, target: dy + first * shape.outputSize)
    }
    for partial in partialGradients.prefix(plans.count - 1) {
      Float.addScaled(1, partial.start, count: shape.kernelSize, to: dw)
      if let db { Float.addScaled(1, partial.start + shape.kernelSize, count: shape.outputs, to: db) }
    }
  }

  /// Slices of some five million multiplications, which take about fifty microseconds.
  private func slices(_ rows: Int) -> Slices {
    let work = shape.kernelSize * shape.outputHeight * shape.outputWidth
    return Slices(rows, of: max(1, 5_000_000 / max(work, 1)))
  }

  private func plans(_ direction: ConvolutionPlan.Direction, _ rows: Int, hasBias: Bool) -> [ConvolutionPlan]
  {
    OneDNN.stayOnThisThread()
    let slices = slices(rows)
    return (0..<slices.count).map { index in
      let key = ConvolutionPlan.Key(
        direction: direction, slice: index, rows: slices[index].count, hasBias: hasBias)
      if let plan = plans[key] { return plan }
      let plan = ConvolutionPlan(shape, key, engine, attributes)
      plans[key] = plan
      return plan
    }
  }
}

/// One direction of a convolution for one slice of images: the primitive, the kernels' reorder, their memory.
private final class ConvolutionPlan {
  enum Direction: Hashable { case forward, backwardData, backwardKernels }
  struct Key: Hashable {
    var direction: Direction
    var slice: Int, rows: Int
    var hasBias: Bool
  }

  private let direction: Direction
  private var stream: dnnl_stream_t?
  private var primitive: dnnl_primitive_t?, reorder: dnnl_primitive_t?
  private var source: dnnl_memory_t?, target: dnnl_memory_t?, bias: dnnl_memory_t?
  private var plainKernels: dnnl_memory_t?, kernels: dnnl_memory_t?, scratchpad: dnnl_memory_t?
  private let kernelStorage: Storage<Float>, scratchStorage: Storage<Float>
  /// What the primitive and the reorder are called with.
  private var arguments: [dnnl_exec_arg_t] = [], reorderArguments: [dnnl_exec_arg_t] = []

  init(_ s: Convolution.Shape, _ key: Key, _ engine: dnnl_engine_t?, _ attributes: dnnl_primitive_attr_t?) {
    let direction = key.direction
    self.direction = direction
    check(dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)))
    var sourceShape = describe([key.rows, s.inputs, s.height, s.width], dnnl_acdb)
    var targetShape = describe([key.rows, s.outputs, s.outputHeight, s.outputWidth], dnnl_acdb)
    var anyKernels = describe([s.outputs, s.inputs, s.kernel, s.kernel], dnnl_format_tag_any)
    var plain = describe([s.outputs, s.inputs, s.kernel, s.kernel], dnnl_acdb)
    var biasShape = describe([s.outputs], dnnl_a)
    let strides = [dnnl_dim_t](repeating: dnnl_dim_t(s.stride), count: 2)
    let padding = [dnnl_dim_t](repeating: dnnl_dim_t(s.padding), count: 2)
    // What is left at the far edge when the stride does not divide evenly is padding that no kernel reaches.
    let far = [
      (s.outputHeight - 1) * s.stride + s.kernel - s.height - s.padding,
      (s.outputWidth - 1) * s.stride + s.kernel - s.width - s.padding,
    ].map { dnnl_dim_t($0) }
    var (hint, description): (dnnl_primitive_desc_t?, dnnl_primitive_desc_t?)
    withUnsafePointer(to: &biasShape) { biasShape in
      let bias = key.hasBias ? biasShape : nil
      var forward = dnnl_convolution_desc_t()
      let kind = direction == .forward ? dnnl_forward_inference : dnnl_forward_training
      check(
        dnnl_convolution_forward_desc_init(
          &forward, kind, dnnl_convolution_direct, &sourceShape, &anyKernels, bias, &targetShape, strides,
          padding,
          far))
      check(dnnl_primitive_desc_create(&hint, &forward, attributes, engine, nil))
      guard direction != .forward else { return }
      var backward = dnnl_convolution_desc_t()
      check(
        direction == .backwardData
          ? dnnl_convolution_backward_data_desc_init(
            &backward, dnnl_convolution_direct, &sourceShape, &anyKernels, &targetShape, strides, padding, far
          )
          : dnnl_convolution_backward_weights_desc_init(
            &backward, dnnl_convolution_direct, &sourceShape, &anyKernels, bias, &targetShape, strides,
            padding,
            far))
      check(dnnl_primitive_desc_create(&description, &backward, attributes, engine, hint))
    }
    let made = description ?? hint
    defer {
      dnnl_primitive_desc_destroy(description)
      dnnl_primitive_desc_destroy(hint)
    }
    check(dnnl_primitive_create(&primitive, made))
    let weights = direction == .backwardKernels ? dnnl_query_diff_weights_md : dnnl_query_weights_md
    let inner = dnnl_primitive_desc_query_md(made, weights, 0)
    let scratch = dnnl_primitive_desc_query_md(made, dnnl_query_scratchpad_md, 0)
    kernelStorage = Storage(dnnl_memory_desc_get_size(inner) / MemoryLayout<Float>.stride + 16)
    scratchStorage = Storage(dnnl_memory_desc_get_size(scratch) / MemoryLayout<Float>.stride + 16)
    check(dnnl_memory_create(&source, &sourceShape, engine, nil))
    check(dnnl_memory_create(&target, &targetShape, engine, nil))
    check(dnnl_memory_create(&bias, &biasShape, engine, nil))
    check(dnnl_memory_create(&plainKernels, &plain, engine, nil))
    check(dnnl_memory_create(&kernels, inner, engine, kernelStorage.start))
    check(dnnl_memory_create(&scratchpad, scratch, engine, scratchStorage.start))
    var reorderDescription: dnnl_primitive_desc_t?
    check(
      direction == .backwardKernels
        ? dnnl_reorder_primitive_desc_create(&reorderDescription, inner, engine, &plain, engine, nil)
        : dnnl_reorder_primitive_desc_create(&reorderDescription, &plain, engine, inner, engine, nil))
    check(dnnl_primitive_create(&reorder, reorderDescription))
    dnnl_primitive_desc_destroy(reorderDescription)
    prepareArguments(hasBias: key.hasBias)
  }

  deinit {
    for memory in [source, target, bias, plainKernels, kernels, scratchpad] { dnnl_memory_destroy(memory) }
    dnnl_primitive_destroy(primitive)
    dnnl_primitive_destroy(reorder)
    dnnl_stream_destroy(stream)
  }

  private func prepareArguments(hasBias: Bool) {
    func list(_ pairs: [(Int32, dnnl_memory_t?)]) -> [dnnl_exec_arg_t] {
      pairs.map { dnnl_exec_arg_t(arg: $0.0, memory: $0.1) }
    }
    let (from, to) = direction == .backwardKernels ? (kernels, plainKernels) : (plainKernels, kernels)
    reorderArguments = list([(DNNL_ARG_FROM, from), (DNNL_ARG_TO, to)])
    switch direction {
    case .forward:
      arguments = list([
        (DNNL_ARG_SRC_0, source), (DNNL_ARG_WEIGHTS_0, kernels), (DNNL_ARG_DST_0, target),
        (DNNL_ARG_SCRATCHPAD, scratchpad),
      ])
      if hasBias { arguments += list([(DNNL_ARG_BIAS, bias)]) }
    case .backwardData:
      arguments = list([
        (DNNL_ARG_DIFF_SRC_0, source), (DNNL_ARG_WEIGHTS_0, kernels), (DNNL_ARG_DIFF_DST_0, target),
        (DNNL_ARG_SCRATCHPAD, scratchpad),
      ])
    case .backwardKernels:
      arguments = list([
        (DNNL_ARG_SRC_0, source), (DNNL_ARG_DIFF_WEIGHTS_0, kernels), (DNNL_ARG_DIFF_DST_0, target),
        (DNNL_ARG_SCRATCHPAD, scratchpad),
      ])
      if hasBias { arguments += list([(DNNL_ARG_DIFF_BIAS, bias)]) }
    }
  }

  /// Computes on the calling thread. Source and target are images and outputs or their gradients.
  func run(
    source: UnsafeMutablePointer<Float>, kernels: UnsafeMutablePointer<Float>,
    bias: UnsafeMutablePointer<Float>?, target: UnsafeMutablePointer<Float>
  ) {
    OneDNN.stayOnThisThread()
    check(dnnl_memory_set_data_handle(self.source, source))
    check(dnnl_memory_set_data_handle(self.target, target))
    check(dnnl_memory_set_data_handle(plainKernels, kernels))
    if let bias { check(dnnl_memory_set_data_handle(self.bias, bias)) }
    if direction != .backwardKernels { execute(reorder, reorderArguments) }
    execute(primitive, arguments)
    if direction == .backwardKernels { execute(reorder, reorderArguments) }
  }

  private func execute(_ primitive: dnnl_primitive_t?, _ arguments: [dnnl_exec_arg_t]) {
    check(dnnl_primitive_execute(primitive, stream, Int32(arguments.count), arguments))
  }
}

private func describe(_ sizes: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t {
  var result = dnnl_memory_desc_t()
  check(
    dnnl_memory_desc_init_by_tag(&result, Int32(sizes.count), sizes.map { dnnl_dim_t($0) }, dnnl_f32, tag))
  return result
}

private func check(_ status: dnnl_status_t) {
  precondition(status == dnnl_success, "oneDNN refused a convolution (status \(status.rawValue)).")
}
