extension Activation {
  /// z itself: no activation.
  public static let identity = Activation("identity", .identity)
  /// 1 / (1 + e^-z).
  public static let sigmoid = Activation("sigmoid", .sigmoid)
  /// The hyperbolic tangent.
  public static let tanh = Activation("tanh", .tanh)
  /// max(0, z) (Fukushima 1969; Nair & Hinton 2010).
  public static let relu = Activation("ReLU", .relu)
  /// Leaky ReLU with PyTorch's slope of 0.01 (Maas et al. 2013).
  public static let leakyReLU = Activation.leakyReLU(negativeSlope: 0.01)
  /// z for positive inputs, `negativeSlope * z` for the others.
  public static func leakyReLU(negativeSlope: Double) -> Activation {
    Activation("Leaky ReLU(\(short(negativeSlope)))", .leakyReLU, negativeSlope)
  }
  /// PReLU: a leaky ReLU whose slope is learned, one for the layer (He et al. 2015).
  public static let prelu = Activation.prelu(start: 0.25)
  /// PReLU that starts from another slope.
  public static func prelu(start: Double) -> Activation { Activation("PReLU", .prelu, start) }
  /// RReLU: the negative slope is drawn from [1/8, 1/3] in training and is 11/48 in evaluation (Xu et al. 2015).
  public static let rrelu = Activation("RReLU", .rrelu, 11.0 / 48)
  /// The depth study's variant: negative inputs are scaled and change sign, `-alpha * z`.
  public static func signInverting(alpha: Double) -> Activation {
    Activation("negative-slope(\(short(alpha)))", .signInverting, alpha)
  }
  /// ELU with alpha 1 (Clevert et al. 2016).
  public static let elu = Activation("ELU", .elu, 1)
  /// ELU: `alpha (e^z - 1)` for negative inputs.
  public static func elu(alpha: Double) -> Activation { Activation("ELU(\(short(alpha)))", .elu, alpha) }
  /// SELU (Klambauer et al. 2017).
  public static let selu = Activation("SELU", .selu)
  /// CELU: `alpha (e^(z/alpha) - 1)` for negative inputs, smooth for every alpha (Barron 2017).
  public static func celu(alpha: Double) -> Activation { Activation("CELU(\(short(alpha)))", .celu, alpha) }
  /// CELU with alpha 1.
  public static let celu = Activation("CELU", .celu, 1)
  /// GELU: z times the normal distribution function (Hendrycks & Gimpel 2016).
  public static let gelu = Activation("GELU", .gelu)
  /// GELU by its tanh form.
  public static let geluTanh = Activation("GELU (tanh form)", .geluTanh)
  /// Swish or SiLU: z times the sigmoid (Elfwing et al. 2017, Ramachandran et al. 2017).
  public static let swish = Activation("Swish", .swish, 1)
  /// Swish with a steeper or flatter gate.
  public static func swish(beta: Double) -> Activation { Activation("Swish(\(short(beta)))", .swish, beta) }
  /// Mish: z tanh(softplus z) (Misra 2019).
  public static let mish = Activation("Mish", .mish)
  /// log(1 + e^z).
  public static let softplus = Activation("softplus", .softplus)
  /// z / (1 + |z|).
  public static let softsign = Activation("softsign", .softsign)
  /// A sigmoid of three straight pieces.
  public static let hardSigmoid = Activation("hard sigmoid", .hardSigmoid)
  /// z times the hard sigmoid (Howard et al. 2019).
  public static let hardSwish = Activation("hard swish", .hardSwish)
  /// z held to [-1, 1].
  public static let hardTanh = Activation("hard tanh", .hardTanh)
  /// z held to [0, 6].
  public static let relu6 = Activation("ReLU6", .relu6)
  /// log of the sigmoid.
  public static let logSigmoid = Activation("log-sigmoid", .logSigmoid)
  /// z - tanh z.
  public static let tanhShrink = Activation("tanh-shrink", .tanhShrink)
  /// sin z.
  public static let sine = Activation("sine", .sine)

  /// A probability distribution whose distribution function gates z.
  public enum Distribution: String, Sendable, Codable, CaseIterable {
    case gaussian, logistic, laplace, cauchy
  }

  /// z times a distribution function: the Gaussian gives GELU, the logistic one Swish.
  public static func gated(by distribution: Distribution) -> Activation {
    switch distribution {
    case .gaussian: .gelu
    case .logistic: .swish
    case .laplace: Activation("Laplace LU", .laplaceLU)
    case .cauchy: Activation("Cauchy LU", .cauchyLU)
    }
  }

  /// The six of the gradient-flow simulation.
  public static let standard: [Activation] = [.sigmoid, .tanh, .relu, .leakyReLU, .gelu, .swish]
  /// The seven of the bake-off.
  public static let bakeOff: [Activation] = [.sigmoid, .tanh, .relu, .leakyReLU, .elu, .gelu, .swish]
  /// Every activation the engine has, each family with its usual parameter.
  public static let all: [Activation] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU, .prelu, .rrelu, .elu, .selu, .celu, .gelu, .geluTanh,
    .swish, .mish, .softplus, .softsign, .hardSigmoid, .hardSwish, .hardTanh, .relu6, .logSigmoid,
    .tanhShrink, .sine, .gated(by: .laplace), .gated(by: .cauchy), .signInverting(alpha: 0.01),
  ]
}

/// A parameter as people write it: 1 rather than 1.0.
private func short(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : String(value)
}
