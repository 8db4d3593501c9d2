public import Tensors

/// A two-dimensional convolution (cross-correlation, as everywhere in deep learning) of images [height, width,
/// channels], channels last as in MLX; kernels have the shape [outputs, size, size, inputs].
public struct Conv2d: Layer {
  public let inputChannels: Int, outputChannels: Int, kernelSize: Int, stride: Int, padding: Int
  public let bias: Bool
  public let initializer: Initializer

  /// `kernelSize` x `kernelSize` kernels; `padding` zeros on every side.
  public init(
    _ inputChannels: Int, _ outputChannels: Int, kernelSize: Int = 3, stride: Int = 1, padding: Int = 0,
    bias: Bool = true, initializer: Initializer = .standard
  ) {
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.bias = bias
    self.initializer = initializer
  }

  public var summary: String {
    var text = "Conv2d(\(inputChannels), \(outputChannels), kernelSize: \(kernelSize)"
    if stride != 1 { text += ", stride: \(stride)" }
    if padding != 0 { text += ", padding: \(padding)" }
    if !bias { text += ", bias: false" }
    if initializer != .standard { text += ", initializer: .\(initializer)" }
    return text + ")"
  }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    let shape = construction.inputShape
    guard shape.count == 3, shape[2] == inputChannels, kernelSize > 0, stride > 0, padding >= 0,
      shape[0] + 2 * padding >= kernelSize, shape[1] + 2 * padding >= kernelSize
    else {
      throw construction.mismatch(self, expects: "[height, width, \(inputChannels)] with room for the kernel")
    }
    return Conv2dUnit<Scalar>(self, construction)
  }
}

/// `Conv2d` at work: oneDNN for Float, loops that can be read for Double.
final class Conv2dUnit<Scalar: Real>: Unit<Scalar> {
  let weight: Parameter<Scalar>
  let bias: Parameter<Scalar>?
  private let shape: Convolution.Shape
  private let fast: Convolution?

  init(_ layer: Conv2d, _ construction: Construction) {
    shape = Convolution.Shape(
      height: construction.inputShape[0], width: construction.inputShape[1], inputs: layer.inputChannels,
      outputs: layer.outputChannels, kernel: layer.kernelSize, stride: layer.stride, padding: layer.padding)
    fast = Scalar.self == Float.self ? Convolution(shape) : nil
    let cells = layer.kernelSize * layer.kernelSize
    var stream = construction.randomness(.weights)
    let name = "\(construction.name), \(layer.summary)"
    let drawn = layer.initializer.draw(
      rows: layer.outputChannels, columns: cells * layer.inputChannels, fanIn: cells * layer.inputChannels,
      fanOut: cells * layer.outputChannels, from: &stream)
    weight = Parameter(
      "\(name): weight",
      shape: [layer.outputChannels, layer.kernelSize, layer.kernelSize, layer.inputChannels],
      values: Scalar.nearest(drawn))
    let drawnBias = layer.initializer.drawBias(
      layer.outputChannels, fanIn: cells * layer.inputChannels, from: &stream)
    bias =
      layer.bias
      ? Parameter("\(name): bias", shape: [layer.outputChannels], values: Scalar.nearest(drawnBias)) : nil
    super.init(layer, construction, outputShape: [shape.outputHeight, shape.outputWidth, shape.outputs])
    parameters = [weight] + (bias.map { [$0] } ?? [])
  }

  /// y[n, i, j, o] = b[o] + sum over u, v, c of x[n, i s + u - p, j s + v - p, c] w[o, u, v, c]
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    if let fast {
      fast.forward(
        recast(x), recast(weight.value.start), bias.map { recast($0.value.start) }, rows: rows,
        into: recast(output.start))
      return
    }
    let (w, y) = (weight.value.start, output.start)
    y.update(repeating: 0, count: rows * outputSize)
    eachProduct { image, kernel, out in
      for o in 0..<shape.outputs {
        for c in 0..<shape.inputs { y[out + o] += x[image + c] * w[o * kernelSize + kernel + c] }
      }
    }
    if let bias {
      Scalar.addBias(y, bias.value.start, rows: rows * outputSize / shape.outputs, columns: shape.outputs)
    }
  }

  /// dw and dx collect the same products from the other side; db = sums of dy over images and pixels
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    if let fast {
      fast.backwardKernels(
        recast(input), recast(dy), rows: rows, into: recast(weight.gradient.start),
        bias.map { recast($0.gradient.start) })
      if needsInputGradient {
        fast.backwardData(
          recast(dy), recast(weight.value.start), rows: rows, into: recast(inputGradient.start))
      }
      return inputGradient.start
    }
    if let bias {
      Scalar.columnSums(
        dy, rows: rows * outputSize / shape.outputs, columns: shape.outputs, into: bias.gradient.start)
    }
    let (x, w, dw, dx) = (input, weight.value.start, weight.gradient.start, inputGradient.start)
    weight.gradient.fill(0)
    inputGradient.fill(0)
    eachProduct { image, kernel, out in
      for o in 0..<shape.outputs {
        for c in 0..<shape.inputs {
          dw[o * kernelSize + kernel + c] += dy[out + o] * x[image + c]
          if needsInputGradient { dx[image + c] += dy[out + o] * w[o * kernelSize + kernel + c] }
        }
      }
    }
    return dx
  }

  /// The numbers of one output channel's kernel.
  private var kernelSize: Int { shape.kernel * shape.kernel * shape.inputs }

  /// Calls back for each pair of a kernel's cell and an output pixel whose input lies inside the image:
  /// where the channels of the input, of the cell and of the output begin.
  private func eachProduct(_ body: (_ image: Int, _ kernel: Int, _ output: Int) -> Void) {
    for row in 0..<rows {
      for i in 0..<shape.outputHeight {
        for j in 0..<shape.outputWidth {
          for u in 0..<shape.kernel {
            for v in 0..<shape.kernel {
              let (y, x) = (i * shape.stride + u - shape.padding, j * shape.stride + v - shape.padding)
              guard (0..<shape.height).contains(y), (0..<shape.width).contains(x) else { continue }
              body(
                ((row * shape.height + y) * shape.width + x) * shape.inputs,
                (u * shape.kernel + v) * shape.inputs,
                ((row * shape.outputHeight + i) * shape.outputWidth + j) * shape.outputs)
            }
          }
        }
      }
    }
  }
}

/// A Float network's memory under its own name; only called where `Scalar` is Float.
func recast<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Float> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self)
}
