internal import COneDNN
import Foundation

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
    OneDNN.check(dnnl_engine_create(&engine, dnnl_cpu, 0))
    // Each plan brings its working memory, because the library's own belongs to the thread that made the plan.
    OneDNN.check(dnnl_primitive_attr_create(&attributes))
    OneDNN.check(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user))
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
