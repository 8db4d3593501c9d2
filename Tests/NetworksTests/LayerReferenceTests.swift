import Networks
import Tensors
import Testing

private struct ConvolutionFile: Decodable {
  let s: Int
  let conv: [Double], pool: [Double], dx: [Double], dw: [Double], db: [Double], dgamma: [Double],
    dbeta: [Double]
}

private struct RecurrentFile: Decodable {
  struct Run: Decodable {
    let y: [Double], dx: [Double], dWih: [Double], dWhh: [Double], dbih: [Double], dbhh: [Double]
  }
  let s: Int
  let rnn: Run, gru: Run, lstm: Run
}

private struct GateFile: Decodable {
  let s: Int
  let glu: [Double], bilinear: [Double], reglu: [Double], geglu: [Double], swiglu: [Double]
}

private struct SoftmaxFile: Decodable {
  struct Case: Decodable {
    let z: [Double]
    let temperature: Double
    let softmax: [Double]
    let jacobian: [[Double]]
  }
  let cases: [Case]
}

/// Reorders an array of a given shape, so that axis k of the result is axis `order[k]` of the source.
private func permute(_ values: [Double], _ shape: [Int], _ order: [Int]) -> [Double] {
  var strides = [Int](repeating: 1, count: shape.count)
  for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
  let newShape = order.map { shape[$0] }
  return values.indices.map { flat in
    var (rest, source) = (flat, 0)
    for axis in newShape.indices.reversed() {
      source += rest % newShape[axis] * strides[order[axis]]
      rest /= newShape[axis]
    }
    return values[source]
  }
}

private func expectClose(_ found: [Double], _ expected: [Double], _ name: String, tolerance: Double = 3e-4) {
  #expect(found.count == expected.count, "\(name)")
  let largest = expected.map(abs).max() ?? 1
  let error = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
  #expect(error <= tolerance * largest, "\(name): \(error) of \(largest)")
}

private func array<Scalar: Real>(_ pointer: UnsafeMutablePointer<Scalar>, _ count: Int) -> [Double] {
  (0..<count).map { Double(pointer[$0]) }
}

@Suite struct LayerReferenceTests {
  @Test func convolutionMatchesPyTorch() throws {
    try convolution(Float.self, tolerance: 3e-4)
    try convolution(Double.self, tolerance: 1e-10)
  }

  private func convolution<Scalar: Real>(_ scalar: Scalar.Type, tolerance: Double) throws {
    let file = try Reference.load("conv.json", as: ConvolutionFile.self)
    let network = try Network<Scalar>(
      Sequential {
        Conv2d(3, 4, padding: 1); BatchNorm(4); Activation.relu; Pool2d.max(2)
      }, inputShape: [8, 8, 3],
      capacity: 2, needsInputGradient: true)
    let s = file.s
    let w = permute(Reference.fill(4 * 3 * 3 * 3, s + 1).map { $0 / 3 }, [4, 3, 3, 3], [0, 2, 3, 1])
    network.parameters[0].value.write(w.map { Scalar($0) })
    network.parameters[1].value.write(Reference.fill(4, s + 2).map { Scalar($0) })
    network.parameters[2].value.write(Reference.fill(4, s + 3).map { Scalar($0 + 2) })
    network.parameters[3].value.write(Reference.fill(4, s + 4).map { Scalar($0) })
    let x = permute(Reference.fill(2 * 3 * 8 * 8, s), [2, 3, 8, 8], [0, 2, 3, 1])
    network.inputs.write(x.map { Scalar($0) })
    network.forward(rows: 2, pass: Pass(training: true))
    let c = permute(Reference.fill(2 * 4 * 4 * 4, s + 5), [2, 4, 4, 4], [0, 2, 3, 1])
    network.outputGradients.write(c.map { Scalar($0) })
    let conv = array(network.units[0].output.start, 512)
    let pool = array(network.outputs, 128)
    let dx = array(network.backward(), 384)
    expectClose(permute(conv, [2, 8, 8, 4], [0, 3, 1, 2]), file.conv, "conv", tolerance: tolerance)
    expectClose(permute(pool, [2, 4, 4, 4], [0, 3, 1, 2]), file.pool, "pool", tolerance: tolerance)
    expectClose(permute(dx, [2, 8, 8, 3], [0, 3, 1, 2]), file.dx, "dx", tolerance: tolerance)
    let dw = array(network.parameters[0].gradient.start, 108)
    expectClose(permute(dw, [4, 3, 3, 3], [0, 3, 1, 2]), file.dw, "dw", tolerance: tolerance)
    // Batch norm removes the bias, so its gradient is rounding only.
    #expect(array(network.parameters[1].gradient.start, 4).allSatisfy { abs($0) < 1e-4 })
    expectClose(array(network.parameters[2].gradient.start, 4), file.dgamma, "dgamma", tolerance: tolerance)
    expectClose(array(network.parameters[3].gradient.start, 4), file.dbeta, "dbeta", tolerance: tolerance)
  }

  @Test func recurrentLayersMatchPyTorch() throws {
    let file = try Reference.load("recurrent.json", as: RecurrentFile.self)
    for (layer, run, gates) in [
      (RNN(4, 7), file.rnn, 1), (GRU(4, 7), file.gru, 3), (LSTM(4, 7), file.lstm, 4),
    ] {
      try recurrent(Float.self, layer, run, gates, file.s, tolerance: 3e-4)
      try recurrent(Double.self, layer, run, gates, file.s, tolerance: 1e-10)
    }
  }

  private func recurrent<Scalar: Real>(
    _ scalar: Scalar.Type, _ layer: Recurrent, _ run: RecurrentFile.Run, _ gates: Int, _ s: Int,
    tolerance: Double
  ) throws {
    let network = try Network<Scalar>(
      Sequential { layer }, inputShape: [5, 4], capacity: 3, needsInputGradient: true)
    for (index, count) in [gates * 7 * 4, gates * 7 * 7, gates * 7, gates * 7].enumerated() {
      network.parameters[index].value.write(Reference.fill(count, s + index).map { Scalar($0 * 0.4) })
    }
    network.inputs.write(permute(Reference.fill(60, s + 9), [5, 3, 4], [1, 0, 2]).map { Scalar($0) })
    network.forward(rows: 3)
    network.outputGradients.write(
      permute(Reference.fill(105, s + 10), [5, 3, 7], [1, 0, 2]).map { Scalar($0) })
    let y = array(network.outputs, 105)
    let dx = array(network.backward(), 60)
    let name = layer.summary
    expectClose(permute(y, [3, 5, 7], [1, 0, 2]), run.y, "\(name) y", tolerance: tolerance)
    expectClose(permute(dx, [3, 5, 4], [1, 0, 2]), run.dx, "\(name) dx", tolerance: tolerance)
    for (index, expected) in [run.dWih, run.dWhh, run.dbih, run.dbhh].enumerated() {
      let found = array(network.parameters[index].gradient.start, expected.count)
      expectClose(found, expected, "\(name) parameter \(index)", tolerance: tolerance)
    }
  }

  @Test func gatesMatchPyTorch() throws {
    let file = try Reference.load("glu.json", as: GateFile.self)
    let expected = [file.glu, file.bilinear, file.reglu, file.geglu, file.swiglu]
    for (gate, values) in zip(GatedLinear.gates, expected) {
      try gated(Double.self, gate.gate, values, file.s, 1e-12)
      try gated(Float.self, gate.gate, values, file.s, 1e-5)
    }
  }

  private func gated<Scalar: Real>(
    _ scalar: Scalar.Type, _ gate: Activation, _ expected: [Double], _ s: Int, _ tolerance: Double
  ) throws {
    let network = try Network<Scalar>(Sequential { GatedLinear(6, 5, gate: gate) }, capacity: 4)
    for (index, phase) in [1, 3, 2, 4].enumerated() {
      let parameter = network.parameters[index]
      parameter.value.write(Reference.fill(parameter.count, s + phase).map { Scalar($0) })
    }
    network.inputs.write(Reference.fill(24, s).map { Scalar($0) })
    network.forward(rows: 4)
    for (index, value) in expected.enumerated() {
      #expect(
        abs(Double(network.outputs[index]) - value) <= tolerance * max(1, abs(value)), "\(gate) \(index)")
    }
  }

  @Test func softmaxMatchesPyTorch() throws {
    for entry in try Reference.load("softmax.json", as: SoftmaxFile.self).cases {
      let s = softmax(entry.z, temperature: entry.temperature)
      let jacobian = softmaxJacobian(entry.z, temperature: entry.temperature)
      for i in s.indices {
        #expect(abs(s[i] - entry.softmax[i]) <= 1e-12)
        for j in s.indices { #expect(abs(jacobian[i][j] - entry.jacobian[i][j]) <= 1e-12) }
      }
      let network = try Network<Float>(
        Sequential { Softmax(temperature: entry.temperature) }, inputShape: [entry.z.count], capacity: 1)
      network.inputs.write(entry.z.map { Float($0) })
      network.forward(rows: 1)
      for i in s.indices { #expect(abs(Double(network.outputs[i]) - entry.softmax[i]) <= 1e-5) }
    }
  }
}
