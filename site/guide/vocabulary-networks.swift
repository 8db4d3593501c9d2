// Vocabulary: Networks

// An `Activation` is a function with its slope, its formula and its name: `Activation.gelu(0.5)`, `Activation.gelu.derivative(0.5)`.
// A `Sequential` is layers in a row; `.perceptron([784, 64, 10], activation: .relu)` is the usual one. Losses and optimisers are values
// that a `Trainer` takes.
//
// Module `Networks`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## Activation
//
// `struct Activation`: An activation: a function of one number, its derivative, and facts about both.
//
// - `enum Distribution`: A probability distribution whose distribution function gates z.
// - `static let all: [Activation]`: Every activation the engine has, each family with its usual parameter.
// - `static let bakeOff: [Activation]`: The seven of the bake-off.
// - `func callAsFunction(_ values: [Double]) -> [Double]`: The function applied to each number.
// - `func callAsFunction(_ z: Double) -> Double`: The function's value, so that an activation reads like a function: `Activation.gelu(1.5)`.
// - `static let celu: Activation`: CELU with alpha 1.
// - `static func celu(alpha: Double) -> Activation`: CELU: `alpha (e^(z/alpha) - 1)` for negative inputs, smooth for every alpha (Barron 2017).
// - `static func custom(_ name: String, formula: String = "", derivativeFormula: String = "", _ f: (Double) -> Double, derivative: (Double) -> Double) throws -> Activation`: An activation of one's own.
// - `func derivative(_ z: Double) -> Double`: The derivative's value; at a kink it is PyTorch's choice of subgradient.
// - `var derivativeFormula: String`: The derivative in TeX.
// - `static let elu: Activation`: ELU with alpha 1 (Clevert et al. 2016).
// - `static func elu(alpha: Double) -> Activation`: ELU: `alpha (e^z - 1)` for negative inputs.
// - `func f(_ z: Double) -> Double`: The function's value.
// - `let family: ActivationFamily`: Which function it is.
// - `var formula: String`: The function in TeX, with its parameter as a number.
// - `static func gated(by distribution: Activation.Distribution) -> Activation`: z times a distribution function: the Gaussian gives GELU, the logistic one Swish.
// - `static let gelu: Activation`: GELU: z times the normal distribution function (Hendrycks & Gimpel 2016).
// - `static let geluTanh: Activation`: GELU by its tanh form.
// - `static let hardSigmoid: Activation`: A sigmoid of three straight pieces.
// - `static let hardSwish: Activation`: z times the hard sigmoid (Howard et al. 2019).
// - `static let hardTanh: Activation`: z held to \[-1, 1\].
// - `var holdsClosure: Bool`: Whether the activation holds code that its name does not tell, which memo keys must know.
// - `static let identity: Activation`: z itself: no activation.
// - `static let leakyReLU: Activation`: Leaky ReLU with PyTorch's slope of 0.01 (Maas et al. 2013).
// - `static func leakyReLU(negativeSlope: Double) -> Activation`: z for positive inputs, `negativeSlope * z` for the others.
// - `static let logSigmoid: Activation`: log of the sigmoid.
// - `var maximum: CurvePoint`: The highest point of the curve within \[-32, 32\].
// - `var maximumSlope: CurvePoint`: The largest slope and where it is (the smallest \|z\| of several).
// - `var meanOutput: Double`: The mean of f(z) for z from the standard normal distribution.
// - `func meanSquare(at q: Double) -> Double`: E f(sqrt(q) z)\^2 for z \~ N(0, 1): the mean square of the outputs when inputs have mean square `q`.
// - `var meanSquaredSlope: Double`: The mean of f'(z)\^2 for z from the standard normal distribution: a layer's gradient factor.
// - `func meanSquaredSlope(at q: Double) -> Double`: E f'(sqrt(q) z)\^2 for z \~ N(0, 1): a layer's factor on the mean square of the gradient, apart from its weights (Schoenholz et al. 2017, equation 5).
// - `var minimum: CurvePoint`: The lowest point of the curve within \[-32, 32\].
// - `var minimumSlope: CurvePoint`: The smallest slope and where it is.
// - `static let mish: Activation`: Mish: z tanh(softplus z) (Misra 2019).
// - `var monotone: Bool`: Whether the curve never falls.
// - `let name: String`: The name for people, such as "Leaky ReLU(0.01)".
// - `let parameter: Double`: The family's parameter: slope, alpha or beta; 0 where there is none.
// - `var parameters: (learned: Int, tuned: Int)`: How many numbers the activation learns or is tuned by: (learned, tuned).
// - `static let prelu: Activation`: PReLU: a leaky ReLU whose slope is learned, one for the layer (He et al. 2015).
// - `static func prelu(start: Double) -> Activation`: PReLU that starts from another slope.
// - `var range: ClosedRange<Double>`: The infimum and supremum of the values; infinite where the curve keeps rising or falling.
// - `static let relu: Activation`: max(0, z) (Fukushima 1969; Nair & Hinton 2010).
// - `static let relu6: Activation`: z held to \[0, 6\].
// - `static let rrelu: Activation`: RReLU: the negative slope is drawn from \[1/8, 1/3\] in training and is 11/48 in evaluation (Xu et al. 2015).
// - `var saturates: Saturation`: On which side the slope dies out (below 0.001 at \|z\| = 32 and beyond).
// - `static let selu: Activation`: SELU (Klambauer et al. 2017).
// - `static let sigmoid: Activation`: 1 / (1 + e\^-z).
// - `static func signInverting(alpha: Double) -> Activation`: The depth study's variant: negative inputs are scaled and change sign, `-alpha * z`.
// - `static let sine: Activation`: sin z.
// - `var smooth: Bool`: Whether slope and curvature are continuous.
// - `var smoothness: Int`: How many derivatives are continuous, up to 2: 0 for a kink, 1 when only the second derivative jumps.
// - `static let softplus: Activation`: log(1 + e\^z).
// - `static let softsign: Activation`: z / (1 + \|z\|).
// - `static let standard: [Activation]`: The six of the gradient-flow simulation.
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `static let swish: Activation`: Swish or SiLU: z times the sigmoid (Elfwing et al. 2017, Ramachandran et al. 2017).
// - `static func swish(beta: Double) -> Activation`: Swish with a steeper or flatter gate.
// - `static let tanh: Activation`: The hyperbolic tangent.
// - `static let tanhShrink: Activation`: z - tanh z.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
// - `var zeroCentred: Bool`: Whether outputs average to zero for standard normal inputs (within 0.01).
//
// ## ActivationError
//
// `struct ActivationError`: Why a custom activation is refused.
//
// ## ActivationFamily
//
// `enum ActivationFamily`: The functions the engine knows; an `Activation` is a family with its parameter filled in.
//
// - `case cauchyLU`
// - `case celu`
// - `case custom`
// - `case elu`
// - `case gelu`
// - `case geluTanh`
// - `case hardSigmoid`
// - `case hardSwish`
// - `case hardTanh`
// - `case identity`
// - `case laplaceLU`
// - `case leakyReLU`
// - `case logSigmoid`
// - `case mish`
// - `case prelu`
// - `case relu`
// - `case relu6`
// - `case rrelu`
// - `case selu`
// - `case sigmoid`
// - `case signInverting`
// - `case sine`
// - `case softplus`
// - `case softsign`
// - `case swish`
// - `case tanh`
// - `case tanhShrink`
//
// ## BatchNorm
//
// `struct BatchNorm`: Batch normalisation (Ioffe & Szegedy 2015) over the last dimension's features: batch statistics in training, running ones in evaluation; eps 1e-5, momentum 0.1 as in PyTorch.
//
// - `let features: Int`
// - `init(_ features: Int)`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Construction
//
// `struct Construction`: What a layer needs to know to start working.
//
// - `var capacity: Int`: How many samples a pass may hold.
// - `var index: Int`: The layer's number in the whole network, which keys its random stream.
// - `init(inputShape: [Int], capacity: Int, seed: UInt64, index: Int = 0, name: String = "layer 1", needsInputGradient: Bool = true)`
// - `var inputShape: [Int]`: The shape of one sample at the layer's input.
// - `var inputSize: Int`: How many numbers one input sample has.
// - `var name: String`: What messages call the layer's place in the network, such as "layer 2".
// - `var needsInputGradient: Bool`: Whether anybody wants the gradient at the layer's input.
// - `func randomness(_ purpose: RandomPurpose) -> RandomStream`: The layer's own random stream for a purpose.
// - `var seed: UInt64`: The seed of the network.
//
// ## Conv2d
//
// `struct Conv2d`: A two-dimensional convolution (cross-correlation, as everywhere in deep learning) of images \[height, width, channels\], channels last as in MLX; kernels have the shape \[outputs, size, size, inputs\].
//
// - `let bias: Bool`
// - `init(_ inputChannels: Int, _ outputChannels: Int, kernelSize: Int = 3, stride: Int = 1, padding: Int = 0, bias: Bool = true, initializer: Initializer = .standard)`: `kernelSize` x `kernelSize` kernels; `padding` zeros on every side.
// - `let initializer: Initializer`
// - `let inputChannels: Int`
// - `let kernelSize: Int`
// - `let outputChannels: Int`
// - `let padding: Int`
// - `let stride: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## CurvePoint
//
// `struct CurvePoint`: A point of an activation's curve.
//
// - `let value: Double`
// - `let z: Double`
//
// ## Dropout
//
// `struct Dropout`: Dropout (Srivastava et al. 2014): in training each number is zero with the given probability and otherwise divided by the share that stays; in evaluation nothing happens.
//
// - `init(_ probability: Double = 0.5)`
// - `let probability: Double`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Embedding
//
// `struct Embedding`: A table of vectors: each whole number of the input is replaced by its row, \[positions\] to \[positions, size\].
//
// - `let count: Int`
// - `init(_ count: Int, _ size: Int)`: `count` rows of `size` numbers, drawn from the standard normal distribution as in PyTorch.
// - `let size: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Flatten
//
// `struct Flatten`: The numbers of a sample in one row.
//
// - `init()`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## GRU
//
// `func GRU(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent`: A gated recurrent layer.
//
// ## GatedLinear
//
// `struct GatedLinear`: A gated linear unit: gate(x W\^T + b) \* (x V\^T + c) (Dauphin et al. 2017, Shazeer 2020).
//
// - `let gate: Activation`
// - `static let gates: [(name: String, gate: Activation)]`: The family of Shazeer 2020 by name.
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `init(_ inputSize: Int, _ outputSize: Int, gate: Activation, initializer: Initializer = .standard)`: The gate is any activation: sigmoid is GLU, identity the bilinear layer, ReLU ReGLU, GELU GEGLU, Swish SwiGLU.
// - `let initializer: Initializer`
// - `let inputSize: Int`
// - `var naturalInputShape: [Int]`
// - `let outputSize: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## GlobalAveragePool
//
// `struct GlobalAveragePool`: The mean over all pixels of an image, one number per channel.
//
// - `init()`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## GradientCheck
//
// `struct GradientCheck`: The largest disagreement between reverse mode and central differences.
//
// - `let backward: Double`: The two values there.
// - `let difference: Double`: The two values there.
// - `let element: String`: Where it was: a parameter's name or "input", and the index.
// - `let largestError: Double`: The largest \|difference\| / max(1, largest gradient of its array).
// - `let passed: Bool`: Whether the error is within the tolerance that was asked for.
//
// ## GroupNorm
//
// `struct GroupNorm`: Normalisation of each sample by itself, over groups of features: one group is layer normalisation (Ba et al. 2016), several are group normalisation (Wu & He 2018); images are grouped by channels.
//
// - `let features: Int`
// - `let groups: Int`
// - `init(groups: Int, _ features: Int)`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Initializer
//
// `enum Initializer`: How weights are drawn before training.
//
// - `case constant(Double)`: One value everywhere.
// - `case heNormal`: Uniform or normal with variance 2 / fan-in (He et al. 2015, equation 10).
// - `case heUniform`: Uniform or normal with variance 2 / fan-in (He et al. 2015, equation 10).
// - `case lecunNormal`: Normal with variance 1 / fan-in (LeCun et al. 1998).
// - `case normal(deviation: Double)`: Normal with a fixed deviation.
// - `case orthogonal(gain: Double)`: Rows or columns orthonormal, times a gain (Saxe et al. 2014).
// - `case scaledNormal(gain: Double)`: Normal with variance `gain`\^2 / fan-in, the form mean-field theory speaks of.
// - `case standard`: PyTorch's default for Linear and Conv2d: uniform in +-1/sqrt(fan-in), biases too.
// - `case xavierNormal`: Uniform or normal with variance 2 / (fan-in + fan-out) (Glorot & Bengio 2010, equation 16).
// - `case xavierUniform`: Uniform or normal with variance 2 / (fan-in + fan-out) (Glorot & Bengio 2010, equation 16).
//
// ## InputShaped
//
// `protocol InputShaped`: A layer whose description tells the shape of its input.
//
// - `var naturalInputShape: [Int]`
//
// ## InspectableActivation
//
// `protocol InspectableActivation<Scalar>`: An activation layer at work, seen from outside.
//
// - `associatedtype Scalar : Real`
// - `var inputGradientNorm: Double`: The L2 norm of the gradient at the activation's input after the latest backward pass.
// - `var maximumSlope: Double`: The largest slope the function has.
// - `var name: String`
// - `var output: Storage<Self.Scalar>`
// - `var outputSize: Int`
// - `var sampleGradientNorms: [Double]`: The same for each sample by itself.
// - `var slopeValues: UnsafeMutablePointer<Self.Scalar>`: f'(z) of the latest pass, \[rows, size\].
//
// ## LSTM
//
// `func LSTM(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent`: A long short-term memory layer.
//
// ## Layer
//
// `protocol Layer : Sendable`: A layer as it is written down: sizes and choices, no weights yet.
//
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## LayerBuilder
//
// `enum LayerBuilder`: Collects layers, lists of layers, and conditional ones.
//
// - `static func buildArray(_ parts: [[any Layer]]) -> [any Layer]`
// - `static func buildBlock(_ parts: [any Layer]...) -> [any Layer]`
// - `static func buildEither(first part: [any Layer]) -> [any Layer]`
// - `static func buildEither(second part: [any Layer]) -> [any Layer]`
// - `static func buildExpression(_ activation: Activation) -> [any Layer]`
// - `static func buildExpression(_ layer: any Layer) -> [any Layer]`
// - `static func buildExpression(_ layers: [any Layer]) -> [any Layer]`
// - `static func buildOptional(_ part: [any Layer]?) -> [any Layer]`
//
// ## LayerNorm
//
// `func LayerNorm(_ features: Int) -> GroupNorm`: Layer normalisation over the last dimension's features.
//
// ## Linear
//
// `struct Linear`: A fully connected layer, y = x W\^T + b, with W of shape \[outputs, inputs\].
//
// - `let bias: Bool`
// - `init(_ inputSize: Int, _ outputSize: Int, bias: Bool = true, initializer: Initializer = .standard)`: A layer from `inputSize` to `outputSize` numbers per sample.
// - `let initializer: Initializer`
// - `let inputSize: Int`
// - `let outputSize: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Loss
//
// `enum Loss`: What training makes small; always the mean over the batch.
//
// - `case binaryCrossEntropy`: Sigmoid and binary cross-entropy in one, from logits; targets are numbers in \[0, 1\].
// - `case crossEntropy`: Softmax and negative log-likelihood of the right class in one, from logits.
// - `case meanSquaredError`: The mean of squared differences over all outputs.
//
// ## LossValue
//
// `struct LossValue`: The loss of a batch.
//
// - `var correct: Int`: How many had the right class on top.
// - `var count: Int`: How many samples or positions were counted.
// - `init(sum: Double = 0, count: Int = 0, correct: Int = 0)`
// - `var mean: Double`: The mean loss.
// - `var sum: Double`: The sum over samples (and positions); `mean` divides it.
//
// ## Network
//
// `class Network<Scalar> where Scalar : Real`: A network with its weights: forward, loss, and gradients by reverse mode over its layers.
//
// - `var activations: [any InspectableActivation<Scalar>]`: The activation layers in order.
// - `func backward() -> UnsafeMutablePointer<Scalar>`: Carries `outputGradients` back through the latest forward pass into the parameters' gradients, and returns the gradient at the inputs, which is only meaningful when the network was made to need it.
// - `func callAsFunction(_ batch: Tensor) throws -> Tensor`: The outputs for a batch of inputs, \[n, inputShape\] to \[n, outputShape\], in evaluation mode.
// - `let capacity: Int`: How many samples go through at once.
// - `let definition: Sequential`: The layers as they were written.
// - `func firstNonFinite(rows: Int) -> String?`: The first array, from input to output, whose numbers are not finite: a parameter or a layer's output.
// - `func forward(rows: Int, pass: Pass = .evaluation)`: Runs the first `rows` samples of `inputs`; the result stands in `outputs`.
// - `init(_ definition: Sequential, inputShape: [Int]? = nil, capacity: Int = 128, seed: UInt64 = 0, needsInputGradient: Bool = false) throws`: A network with weights drawn from `seed`.
// - `let inputShape: [Int]`: The shape of one input sample, and of one output.
// - `var inputSize: Int`
// - `let inputs: Storage<Scalar>`: Copies of the inputs and of the gradient at the outputs, which passes may overwrite.
// - `func load(_ weights: [[Float]]) throws`: Overwrites what `weights` gives.
// - `func loss(rows: Int, targets: Targets<Scalar>, loss: Loss) -> LossValue`: The loss of a batch in evaluation mode, without gradients of parameters.
// - `func lossAndGradients(rows: Int, targets: Targets<Scalar>, loss: Loss, pass: Pass = Pass(training: true)) -> LossValue`: One pass over a batch without learning from it: the mean loss, the gradients of all parameters as a side effect.
// - `let outputGradients: Storage<Scalar>`: Copies of the inputs and of the gradient at the outputs, which passes may overwrite.
// - `let outputShape: [Int]`: The shape of one input sample, and of one output.
// - `var outputSize: Int`
// - `var outputs: UnsafeMutablePointer<Scalar>`: The outputs of the latest forward pass, \[rows, outputShape\].
// - `var parameterCount: Int`: How many numbers learn.
// - `var parameters: [Parameter<Scalar>]`: Everything that learns, in order from input to output.
// - `var spelling: SpellingUnit<Scalar>?`: The spelling network inside, for decoding; nil when the network is of another kind.
// - `var units: [Unit<Scalar>]`: The layers at work, containers opened.
// - `var weights: [[Float]]`: A copy of all that evaluation needs: the weights, parameter by parameter, and after them the running mean and variance of each batch norm.
//
// ## Optimizer
//
// `enum Optimizer`: How gradients move weights; formulas and defaults are PyTorch's.
//
// - `static func adam(learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0) -> Optimizer`: Adam (Kingma & Ba 2015), epsilon outside the root, bias-corrected.
// - `case adamRule(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double, decoupled: Bool)`
// - `static func adamW(learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0.01) -> Optimizer`: Adam with decoupled weight decay (Loshchilov & Hutter 2019).
// - `var learningRate: Double`: The step size before any schedule.
// - `static func rmsprop(learningRate: Double = 1e-2, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0, weightDecay: Double = 0) -> Optimizer`: RMSprop (Tieleman & Hinton 2012), epsilon outside the root.
// - `case rmspropRule(learningRate: Double, smoothing: Double, epsilon: Double, momentum: Double, weightDecay: Double)`
// - `static func sgd(learningRate: Double = 1e-2, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) -> Optimizer`: Gradient descent, with momentum (PyTorch's form: velocity = momentum \* velocity + gradient).
// - `case sgdRule(learningRate: Double, momentum: Double, nesterov: Bool, weightDecay: Double)`
// - `func with(learningRate rate: Double) -> Optimizer`: The same rule with another step size.
//
// ## OptimizerMemory
//
// `struct OptimizerMemory`: What an optimiser remembers between steps: its moments, and how many steps it took.
//
// ## OptimizerState
//
// `class OptimizerState<Scalar> where Scalar : Real`: An optimizer at work on the parameters of one network: moments and the count of steps.
//
// - `var gradientNorms: [Double]`: The L2 norm of each parameter's gradient in the latest step, before any scaling.
// - `init(_ rule: Optimizer, _ parameters: [Parameter<Scalar>])`
// - `var memory: OptimizerMemory`: A copy of what it remembers, or another's taken over.
// - `func step(learningRate: Double, gradientScale: Double = 1, norms: Bool = true)`: One step with a learning rate, the gradients first multiplied by `gradientScale`.
// - `var steps: Int`: How many steps were taken.
//
// ## Parameter
//
// `class Parameter<Scalar> where Scalar : Real`: Numbers that learn, and the gradient of the loss with respect to them.
//
// - `var count: Int`: Whether weight decay acts on it: weights yes, biases and norms' scales as in PyTorch also yes.
// - `let gradient: Storage<Scalar>`
// - `var gradientIsFinite: Bool`: Whether every number of the latest gradient is finite.
// - `var gradientNorm: Double`: The L2 norm of the latest gradient.
// - `init(_ name: String, shape: [Int], values: [Scalar])`
// - `let name: String`: Where it belongs, such as "layer 1, Linear(784, 512): weight".
// - `let shape: [Int]`: Its shape in PyTorch's order: a Linear's weight is \[out, in\].
// - `let value: Storage<Scalar>`
//
// ## Pass
//
// `struct Pass`: How a pass through the network is meant.
//
// - `static let evaluation: Pass`
// - `init(training: Bool, step: Int = 0)`
// - `var step: Int`: The number of the training step, which keys what is random in it.
// - `var training: Bool`: Dropout, RReLU and batch norm behave differently in training.
//
// ## Pool2d
//
// `struct Pool2d`: Pooling of images \[height, width, channels\] over square windows that do not overlap unless `stride` says so.
//
// - `enum Kind`
// - `static func average(_ size: Int, stride: Int? = nil) -> Pool2d`: The mean of each window.
// - `let kind: Pool2d.Kind`
// - `static func max(_ size: Int, stride: Int? = nil) -> Pool2d`: The largest number of each window.
// - `let size: Int`
// - `let stride: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## RNN
//
// `func RNN(_ inputSize: Int, _ hiddenSize: Int, activation: Activation = .tanh, returnsSequence: Bool = true, recurrentInitializer: Initializer = .standard) -> Recurrent`: A plain recurrent layer, tanh unless another activation is given.
//
// ## Recurrent
//
// `struct Recurrent`: A recurrent layer over sequences \[steps, inputs\]; gates, their order and the defaults are PyTorch's.
//
// - `enum Cell`
// - `let cell: Recurrent.Cell`
// - `let hiddenSize: Int`
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `init(lastStateOf layer: Recurrent)`: The same layer with the last step's state as its only output.
// - `let inputSize: Int`
// - `var naturalInputShape: [Int]`
// - `let recurrentInitializer: Initializer`: How the recurrent matrix starts; the standard is uniform in +-1/sqrt(hidden).
// - `let returnsSequence: Bool`: Whether all steps' states are the output, \[steps, hidden\], or only the last, \[hidden\].
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Reshape
//
// `struct Reshape`: The same numbers under another shape, such as 784 pixels as an image \[28, 28, 1\].
//
// - `static let image: Reshape`: 784 numbers as an image of one channel.
// - `init(_ shape: [Int])`
// - `var naturalInputShape: [Int]`
// - `let shape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Residual
//
// `struct Residual`: A skip connection: y = x + inner(x) (He et al. 2016).
//
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `init(_ layers: () -> [any Layer])`
// - `let inner: Sequential`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Saturation
//
// `enum Saturation`: On which sides an activation flattens out.
//
// - `case both`
// - `case left`
// - `case none`
// - `case right`
//
// ## Sequential
//
// `struct Sequential`: Layers one after the other, written as a list: `Sequential { Linear(2, 8); Activation.tanh; Linear(8, 1) }`.
//
// - `static func bakeOff(_ activation: Activation, initializer: Initializer = .standard) -> Sequential`: The bake-off's network, 784-512-256-128-64-10.
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `init(_ layers: () -> [any Layer])`: A network from a list of layers, one per line or separated by semicolons.
// - `init(layers: [any Layer])`: A network from an array of layers.
// - `func initialized(seed: UInt64 = 0, inputShape: [Int]? = nil) throws -> Network<Float>`: The same network with weights, ready to compute: `let model = try net.initialized(seed: 7)`.
// - `let layers: [any Layer]`
// - `var naturalInputShape: [Int]`: The input shape that the first layer with a size asks for; \[1\] when none does.
// - `func parameterCount(inputShape: [Int]? = nil) throws -> Int`: How many numbers the network learns.
// - `static func perceptron(_ sizes: [Int], activation: Activation, initializer: Initializer = .standard) -> Sequential`: A multilayer perceptron: `sizes` from input to output, the activation after every layer but the last.
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Shift
//
// `struct Shift`: Adds a constant to every number; it does not learn.
//
// - `let amount: Double`
// - `init(_ amount: Double)`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## Softmax
//
// `struct Softmax`: Softmax over the last dimension, as a layer; inside a network it is almost always a mistake, which an experiment measures.
//
// - `init(temperature: Double = 1)`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `let temperature: Double`
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## SpellingNetwork
//
// `struct SpellingNetwork`: Reads an image and spells a word: an encoder, and a GRU that starts from the encoder's features and is fed the previous letter at each step.
//
// - `let encoder: Sequential`
// - `let hiddenSize: Int`
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `let imageShape: [Int]`: The shape of an image, how many numbers the encoder makes of it, the sizes of alphabet, state and word.
// - `init(imageShape: [Int], letters: Int, hiddenSize: Int, length: Int, encoder: () -> [any Layer])`
// - `let length: Int`
// - `let letters: Int`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// ## SpellingUnit
//
// `class SpellingUnit<Scalar> where Scalar : Real`: `SpellingNetwork` at work.
//
// - `override var inner: [Unit<Scalar>]`: The units inside, for layers that hold layers.
// - `func spellGreedily(rows: Int, start: Int) -> [[Int]]`: Spells greedily from the images of the latest pass: each letter is the likeliest one after those chosen before.
//
// ## Targets
//
// `enum Targets<Scalar> where Scalar : Real`: What the outputs of a batch are compared with.
//
// - `case labels(UnsafePointer<Int32>)`: One class per sample, or per position of a sample.
// - `case values(UnsafePointer<Scalar>)`: Numbers of the outputs' shape.
//
// ## Unit
//
// `class Unit<Scalar> where Scalar : Real`: A layer at work: parameters, and buffers for up to `capacity` samples, so that a step allocates nothing.
//
// - `typealias Source = UnsafePointer<Scalar>`
// - `typealias Target = UnsafeMutablePointer<Scalar>`
// - `let capacity: Int`
// - `var flattened: [Unit<Scalar>]`: This unit and everything inside it, in order.
// - `var inner: [Unit<Scalar>]`: The units inside, for layers that hold layers.
// - `var inputGradient: Storage<Scalar>`: The gradient at the input after a backward pass, \[rows, inputShape\]; empty when nobody needs it.
// - `let inputShape: [Int]`: The shape of one sample.
// - `var inputSize: Int`
// - `let name: String`: Where it stands and what it is, such as "layer 1, Linear(784, 512)".
// - `let needsInputGradient: Bool`
// - `var output: Storage<Scalar>`: The output of the latest forward pass, \[rows, outputShape\].
// - `var outputGradient: Unit<Scalar>.Target?`: The gradient at the output as the latest backward pass received it; only valid until the next pass.
// - `let outputShape: [Int]`: The shape of one sample.
// - `var outputSize: Int`
// - `var parameters: [Parameter<Scalar>]`
//
// ## checkGradients
//
// `func checkGradients(_ definition: Sequential, inputShape: [Int]? = nil, rows: Int = 3, seed: UInt64 = 1, inputs given: [Double]? = nil, checksInputs: Bool = true, step h: Double = 1e-5, tolerance: Double = 1e-6, pass: Pass = Pass(training: true), perturb: ((Network<Double>) -> Void)? = nil) throws -> GradientCheck`: Compares a network's gradients with central differences in Double, for every parameter and every input.
//
// ## normalMean
//
// `func normalMean(_ function: (Double) -> Double) -> Double`: The mean of a function of a standard normal variable: Simpson's rule on \[-12, 12\] in pieces of 1/128, so that kinks at multiples of it fall on the pieces' ends.
//
// ## softmax
//
// `func softmax(_ z: [Double], temperature: Double = 1) -> [Double]`: Softmax of numbers at a temperature, by subtracting the maximum first; the numbers sum to 1.
//
// ## softmaxJacobian
//
// `func softmaxJacobian(_ z: [Double], temperature: Double = 1) -> [[Double]]`: The Jacobian of softmax at a temperature: dS\_i / dz\_j = S\_i (delta\_ij - S\_j) / T.
