extension Activation {
  /// The function in TeX, with its parameter as a number.
  public var formula: String {
    let a = plain(parameter)
    return switch family {
    case .identity: "z"
    case .sigmoid: "\\frac{1}{1+e^{-z}}"
    case .tanh: "\\tanh z=\\frac{e^{z}-e^{-z}}{e^{z}+e^{-z}}"
    case .relu: "\\max(0,z)"
    case .leakyReLU: "\\max(z,\\,\(a)\\,z)"
    case .prelu: "\\max(0,z)+a\\min(0,z)"
    case .rrelu: "\\max(0,z)+a\\min(0,z),\\ a\\sim U(\\tfrac18,\\tfrac13)"
    case .signInverting: "\\max(0,z)-\(a)\\min(0,z)"
    case .elu: "\\max(0,z)+\(factor(a))\\min(0,e^{z}-1)"
    case .selu: "\\lambda\\left(\\max(0,z)+\\alpha\\min(0,e^{z}-1)\\right)"
    case .celu: a == "1" ? "\\max(0,z)+\\min(0,e^{z}-1)" : "\\max(0,z)+\(a)\\min(0,e^{z/\(a)}-1)"
    case .gelu: "z\\,\\Phi(z)"
    case .geluTanh: "\\tfrac12 z\\left(1+\\tanh\\left(\\sqrt{2/\\pi}\\,(z+0.044715z^{3})\\right)\\right)"
    case .swish: "z\\,\\sigma(\(factor(a))z)"
    case .mish: "z\\tanh(\\ln(1+e^{z}))"
    case .softplus: "\\ln(1+e^{z})"
    case .softsign: "\\frac{z}{1+|z|}"
    case .hardSigmoid: "\\min(\\max(z/6+\\tfrac12,0),1)"
    case .hardSwish: "z\\min(\\max(z/6+\\tfrac12,0),1)"
    case .hardTanh: "\\min(\\max(z,-1),1)"
    case .relu6: "\\min(\\max(z,0),6)"
    case .logSigmoid: "-\\ln(1+e^{-z})"
    case .tanhShrink: "z-\\tanh z"
    case .sine: "\\sin z"
    case .laplaceLU: "z\\,F(z),\\ F\\text{ the Laplace distribution}"
    case .cauchyLU: "z\\left(\\tfrac12+\\tfrac1\\pi\\arctan z\\right)"
    case .custom: custom?.formula.isEmpty == false ? custom?.formula ?? "" : "f(z)"
    }
  }

  /// The derivative in TeX.
  public var derivativeFormula: String {
    let a = plain(parameter)
    return switch family {
    case .identity: "1"
    case .sigmoid: "\\sigma(z)\\,(1-\\sigma(z))"
    case .tanh: "1-\\tanh^{2}z"
    case .relu: "[z>0]"
    case .leakyReLU: "[z>0]+\(a)\\,[z\\le0]"
    case .prelu, .rrelu: "[z>0]+a\\,[z\\le0]"
    case .signInverting: "[z>0]-\(a)\\,[z\\le0]"
    case .elu: "[z>0]+\(factor(a))e^{z}\\,[z\\le0]"
    case .selu: "\\lambda\\left([z>0]+\\alpha e^{z}\\,[z\\le0]\\right)"
    case .celu: a == "1" ? "[z>0]+e^{z}\\,[z\\le0]" : "[z>0]+e^{z/\(a)}\\,[z\\le0]"
    case .gelu: "\\Phi(z)+z\\,\\varphi(z)"
    case .geluTanh:
      "\\tfrac12(1+\\tanh u)+\\tfrac12 z\\,(1-\\tanh^{2}u)\\,u',\\ u=\\sqrt{2/\\pi}\\,(z+0.044715z^{3})"
    case .swish: "\\sigma(\(factor(a))z)+\(factor(a))z\\,\\sigma(\(factor(a))z)(1-\\sigma(\(factor(a))z))"
    case .mish: "\\tanh s+z\\,(1-\\tanh^{2}s)\\,\\sigma(z),\\ s=\\ln(1+e^{z})"
    case .softplus: "\\sigma(z)"
    case .softsign: "\\frac{1}{(1+|z|)^{2}}"
    case .hardSigmoid: "\\tfrac16\\,[|z|<3]"
    case .hardSwish: "(z/3+\\tfrac12)\\,[|z|<3]+[z\\ge3]"
    case .hardTanh: "[|z|<1]"
    case .relu6: "[0<z<6]"
    case .logSigmoid: "\\sigma(-z)"
    case .tanhShrink: "\\tanh^{2}z"
    case .sine: "\\cos z"
    case .laplaceLU: "F(z)+\\tfrac12 z\\,e^{-|z|}"
    case .cauchyLU: "\\tfrac12+\\tfrac1\\pi\\arctan z+\\frac{z}{\\pi(1+z^{2})}"
    case .custom: custom?.derivativeFormula.isEmpty == false ? custom?.derivativeFormula ?? "" : "f'(z)"
    }
  }
}

private func plain(_ value: Double) -> String {
  value == value.rounded() ? String(Int(value)) : String(value)
}

/// A factor of 1 is not written.
private func factor(_ text: String) -> String { text == "1" ? "" : text + "\\," }
