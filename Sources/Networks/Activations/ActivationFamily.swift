/// The functions the engine knows; an `Activation` is a family with its parameter filled in.
public enum ActivationFamily: String, Sendable, Codable, CaseIterable {
  case identity, sigmoid, tanh, relu, leakyReLU, prelu, rrelu, elu, selu, celu, gelu, geluTanh, swish, mish
  case softplus, softsign, hardSigmoid, hardSwish, hardTanh, relu6, logSigmoid, tanhShrink, sine
  case laplaceLU, cauchyLU, signInverting, custom
}
