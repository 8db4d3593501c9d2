internal import COneDNN
import Foundation

/// One direction of a convolution for one slice of images: the primitive, the kernels' reorder, their memory.
final class ConvolutionPlan {
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
    OneDNN.check(dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)))
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
      OneDNN.check(
        dnnl_convolution_forward_desc_init(
          &forward, kind, dnnl_convolution_direct, &sourceShape, &anyKernels, bias, &targetShape, strides,
          padding,
          far))
      OneDNN.check(dnnl_primitive_desc_create(&hint, &forward, attributes, engine, nil))
      guard direction != .forward else { return }
      var backward = dnnl_convolution_desc_t()
      OneDNN.check(
        direction == .backwardData
          ? dnnl_convolution_backward_data_desc_init(
            &backward, dnnl_convolution_direct, &sourceShape, &anyKernels, &targetShape, strides, padding, far
          )
          : dnnl_convolution_backward_weights_desc_init(
            &backward, dnnl_convolution_direct, &sourceShape, &anyKernels, bias, &targetShape, strides,
            padding,
            far))
      OneDNN.check(dnnl_primitive_desc_create(&description, &backward, attributes, engine, hint))
    }
    let made = description ?? hint
    defer {
      dnnl_primitive_desc_destroy(description)
      dnnl_primitive_desc_destroy(hint)
    }
    OneDNN.check(dnnl_primitive_create(&primitive, made))
    let weights = direction == .backwardKernels ? dnnl_query_diff_weights_md : dnnl_query_weights_md
    let inner = dnnl_primitive_desc_query_md(made, weights, 0)
    let scratch = dnnl_primitive_desc_query_md(made, dnnl_query_scratchpad_md, 0)
    kernelStorage = Storage(dnnl_memory_desc_get_size(inner) / MemoryLayout<Float>.stride + 16)
    scratchStorage = Storage(dnnl_memory_desc_get_size(scratch) / MemoryLayout<Float>.stride + 16)
    OneDNN.check(dnnl_memory_create(&source, &sourceShape, engine, nil))
    OneDNN.check(dnnl_memory_create(&target, &targetShape, engine, nil))
    OneDNN.check(dnnl_memory_create(&bias, &biasShape, engine, nil))
    OneDNN.check(dnnl_memory_create(&plainKernels, &plain, engine, nil))
    OneDNN.check(dnnl_memory_create(&kernels, inner, engine, kernelStorage.start))
    OneDNN.check(dnnl_memory_create(&scratchpad, scratch, engine, scratchStorage.start))
    var reorderDescription: dnnl_primitive_desc_t?
    OneDNN.check(
      direction == .backwardKernels
        ? dnnl_reorder_primitive_desc_create(&reorderDescription, inner, engine, &plain, engine, nil)
        : dnnl_reorder_primitive_desc_create(&reorderDescription, &plain, engine, inner, engine, nil))
    OneDNN.check(dnnl_primitive_create(&reorder, reorderDescription))
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
    OneDNN.check(dnnl_memory_set_data_handle(self.source, source))
    OneDNN.check(dnnl_memory_set_data_handle(self.target, target))
    OneDNN.check(dnnl_memory_set_data_handle(plainKernels, kernels))
    if let bias { OneDNN.check(dnnl_memory_set_data_handle(self.bias, bias)) }
    if direction != .backwardKernels { execute(reorder, reorderArguments) }
    execute(primitive, arguments)
    if direction == .backwardKernels { execute(reorder, reorderArguments) }
  }

  private func execute(_ primitive: dnnl_primitive_t?, _ arguments: [dnnl_exec_arg_t]) {
    OneDNN.check(dnnl_primitive_execute(primitive, stream, Int32(arguments.count), arguments))
  }
}

private func describe(_ sizes: [Int], _ tag: dnnl_format_tag_t) -> dnnl_memory_desc_t {
  var result = dnnl_memory_desc_t()
  OneDNN.check(
    dnnl_memory_desc_init_by_tag(&result, Int32(sizes.count), sizes.map { dnnl_dim_t($0) }, dnnl_f32, tag))
  return result
}
