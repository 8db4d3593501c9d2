// The vocabulary

// A cell begins with all of this at hand. The page is made from the source by `Scripts/vocabulary`: the
// declarations as the compiler knows them, and the first sentence of what stands above each.
//
// ## Showing {#sec-vocabulary-showing}
//
// What puts a value on the page. Module `LecternKit`.
//
// **`struct Column<Record>`** A column of a table of records.
//
// - `init<Value>(_ title: String, digits: Int = 4, _ value: (Record) -> Value)`
//
// **`struct DisplayFrame`** The room that a cell gives its figures.
//
// - `var height: Double`
// - `var width: Double`: In inches, from the options `fig-width` and `fig-height`.
//
// **`protocol Displayable`** A value that a page shows in a form richer than text.
//
// - `func mimeBundle(in frame: DisplayFrame) throws -> MIMEBundle`: The value's forms, richest first.
//
// **`struct HTML`** HTML that stands on the page as it is.
//
// - `init(_ source: String)`
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
// - `var source: String`
//
// **`struct Markdown`** Markdown that the page renders like the prose around it.
//
// - `init(_ source: String)`
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
// - `var source: String`
//
// **`struct ReturnedError`** Why a check cannot look at what was handed in.
//
// **`protocol SliderValue`** A type that a slider's values can have.
//
// - `init?(sliderText: String)`
//
// **`struct SubmissionError`** Why something cannot be handed in.
//
// **`struct Table`** A table as the page shows it: numbers to the right, everything else to the left.
//
// - `var data: TableData`
// - `init<Record>(_ records: [Record], _ columns: Column<Record>...)`: A table with columns of your own: `Table(runs, Column("Loss") { $0.loss })`.
// - `init<Record>(_ records: [Record], digits: Int = 4) where Record : Encodable`: A table of records: a column for each property, in the order in which they are declared.
// - `init(columns: [String], rows: [[String]])`: A table of texts.
// - `func markdown(_ title: String) -> Table`: Texts of this column are read as Markdown, for formulas and links.
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
//
// **`func answers<Input, Output>(of name: String, from: Input.Type = Input.self, to: Output.Type = Output.self) throws -> [(input: Input, output: Output)] where Input : Decodable, Output : Decodable`** In a check cell of an assignment: each of the grader's inputs with what the function gave that a notebook has handed in under a name.
//
// **`func check(_ name: String, points: Double = 0, line: Int = #line, column: Int = #column, _ holds: () throws -> Bool)`** A public check, which students run and the grader may use again.
//
// **`func claim(_ sentence: String, _ holds: Bool, proved: Bool = false, otherwise: String? = nil, line: Int = #line, column: Int = #column)`** States a sentence that the cell has checked.
//
// **`func claim(_ sentence: String, measured effect: (some MeasuredEffect)?, above smallest: Double, unit: String = "", otherwise: String? = nil, line: Int = #line, column: Int = #column)`** States that the first of two ways is larger, by more than a smallest effect of interest, as several runs measured it.
//
// **`func claim(_ sentence: String, measured effect: (some MeasuredEffect)?, within margin: Double, unit: String = "", otherwise: String? = nil, line: Int = #line, column: Int = #column)`** States that two ways are the same for all that matters: the whole interval of their difference lies within a margin.
//
// **`func clearOutput()`** Takes back what the cell has shown and printed so far, for a display that is drawn anew.
//
// **`func measured(_ value: Double) -> Double`** Marks a number as measured here and now, such as seconds; it differs from run to run.
//
// **`func returned<Value>(_ name: String, as type: Value.Type = Value.self) throws -> Value where Value : Decodable`** In a check cell of an assignment: the value that a notebook has handed in under a name.
//
// **`func show<Value>(_ value: Value, line: Int = #line, column: Int = #column)`** Shows a value at this place of the cell's output.
//
// **`func submit(_ chart: Chart, as purpose: SubmissionPurpose) throws`** Hands in a chart; its data are read off the chart itself.
//
// **`func submit(_ value: some Encodable, as name: String) throws`** Hands in a value under the name that the assignment gives.
//
// **`func submit<Input, Output>(_ function: (Input) throws -> Output, as name: String) throws where Input : Decodable, Output : Encodable`** Hands in a function under the name that the assignment gives: the grader asks it at inputs of its own.
//
// **`func submit(_ run: TrainingRun, of activation: Activation) throws`** Hands in a training run of an assignment: its history, the weights it kept, and the activation.
//
// **`func submit(deadUnits: [Int], of activation: Activation, afterEpoch epoch: Int)`** Hands in the number of dead units of each hidden layer after an epoch, first layer first.
//
// **`func submit(gradientNorms: [Double], of activation: Activation, afterEpoch epoch: Int)`** Hands in the gradient norm of each weight layer after an epoch, first layer first.
//
// ## Networks {#sec-vocabulary-networks}
//
// Activations, layers, losses and optimisers. Module `Networks`.
//
// **`struct Activation`** An activation: a function of one number, its derivative, and facts about both.
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
// **`struct ActivationError`** Why a custom activation is refused.
//
// **`enum ActivationFamily`** The functions the engine knows; an `Activation` is a family with its parameter filled in.
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
// **`struct BatchNorm`** Batch normalisation (Ioffe & Szegedy 2015) over the last dimension's features: batch statistics in training, running ones in evaluation; eps 1e-5, momentum 0.1 as in PyTorch.
//
// - `let features: Int`
// - `init(_ features: Int)`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct Construction`** What a layer needs to know to start working.
//
// - `var capacity: Int`: How many samples a pass may hold.
// - `var index: Int`: The layer's number in the whole network, which keys its random stream.
// - `init(inputShape: [Int], capacity: Int, seed: UInt64, index: Int = 0, place: String = "layer 1", needsInputGradient: Bool = true)`
// - `var inputShape: [Int]`: The shape of one sample at the layer's input.
// - `var inputSize: Int`: How many numbers one input sample has.
// - `var needsInputGradient: Bool`: Whether anybody wants the gradient at the layer's input.
// - `var place: String`: Where the layer stands, such as "layer 2".
// - `func randomness(_ purpose: RandomPurpose) -> RandomStream`: The layer's own random stream for a purpose.
// - `var seed: UInt64`: The seed of the network.
//
// **`struct Conv2d`** A two-dimensional convolution (cross-correlation, as everywhere in deep learning) of images \[height, width, channels\], channels last as in MLX; kernels have the shape \[outputs, size, size, inputs\].
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
// **`struct CurvePoint`** A point of an activation's curve.
//
// - `let value: Double`
// - `let z: Double`
//
// **`struct Dropout`** Dropout (Srivastava et al. 2014): in training each number is zero with the given probability and otherwise divided by the share that stays; in evaluation nothing happens.
//
// - `init(_ probability: Double = 0.5)`
// - `let probability: Double`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct Embedding`** A table of vectors: each whole number of the input is replaced by its row, \[positions\] to \[positions, size\].
//
// - `let count: Int`
// - `init(_ count: Int, _ size: Int)`: `count` rows of `size` numbers, drawn from the standard normal distribution as in PyTorch.
// - `let size: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct Flatten`** The numbers of a sample in one row.
//
// - `init()`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`func GRU(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent`** A gated recurrent layer.
//
// **`struct GatedLinear`** A gated linear unit: gate(x W\^T + b) \* (x V\^T + c) (Dauphin et al. 2017, Shazeer 2020).
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
// **`struct GlobalAveragePool`** The mean over all places of an image, one number per channel.
//
// - `init()`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct GradientCheck`** The largest disagreement between reverse mode and central differences.
//
// - `let backward: Double`: The two values there.
// - `let difference: Double`: The two values there.
// - `let largestError: Double`: The largest \|difference\| / max(1, largest gradient of its array).
// - `let passed: Bool`: Whether the error is within the tolerance that was asked for.
// - `let place: String`: Where it was: a parameter's name or "input", and the index.
//
// **`struct GroupNorm`** Normalisation of each sample by itself, over groups of features: one group is layer normalisation (Ba et al. 2016), several are group normalisation (Wu & He 2018); images are grouped by channels.
//
// - `let features: Int`
// - `let groups: Int`
// - `init(groups: Int, _ features: Int)`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`enum Initializer`** How weights are drawn before training.
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
// **`protocol InputShaped`** A layer whose description tells the shape of its input.
//
// - `var naturalInputShape: [Int]`
//
// **`protocol InspectableActivation<Scalar>`** An activation layer at work, seen from outside.
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
// **`func LSTM(_ inputSize: Int, _ hiddenSize: Int, returnsSequence: Bool = true) -> Recurrent`** A long short-term memory layer.
//
// **`protocol Layer : Sendable`** A layer as it is written down: sizes and choices, no weights yet.
//
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`enum LayerBuilder`** Collects layers, lists of layers, and conditional ones.
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
// **`func LayerNorm(_ features: Int) -> GroupNorm`** Layer normalisation over the last dimension's features.
//
// **`struct Linear`** A fully connected layer, y = x W\^T + b, with W of shape \[outputs, inputs\].
//
// - `let bias: Bool`
// - `init(_ inputSize: Int, _ outputSize: Int, bias: Bool = true, initializer: Initializer = .standard)`: A layer from `inputSize` to `outputSize` numbers per sample.
// - `let initializer: Initializer`
// - `let inputSize: Int`
// - `let outputSize: Int`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`enum Loss`** What training makes small; always the mean over the batch.
//
// - `case binaryCrossEntropy`: Sigmoid and binary cross-entropy in one, from logits; targets are numbers in \[0, 1\].
// - `case crossEntropy`: Softmax and negative log-likelihood of the right class in one, from logits.
// - `case meanSquaredError`: The mean of squared differences over all outputs.
//
// **`struct LossValue`** The loss of a batch.
//
// - `var correct: Int`: How many had the right class on top.
// - `var count: Int`: How many samples or positions were counted.
// - `init(sum: Double = 0, count: Int = 0, correct: Int = 0)`
// - `var mean: Double`: The mean loss.
// - `var sum: Double`: The sum over samples (and positions); `mean` divides it.
//
// **`class Network<Scalar> where Scalar : Real`** A network with its weights: forward, loss, and gradients by reverse mode over its layers.
//
// - `var activations: [any InspectableActivation<Scalar>]`: The activation layers in order.
// - `func backward() -> UnsafeMutablePointer<Scalar>`: Carries `outputGradients` back through the latest forward pass into the parameters' gradients, and returns the gradient at the inputs, which is only meaningful when the network was made to need it.
// - `func callAsFunction(_ batch: Tensor) throws -> Tensor`: The outputs for a batch of inputs, \[n, inputShape\] to \[n, outputShape\], in evaluation mode.
// - `let capacity: Int`: How many samples go through at once.
// - `let definition: Sequential`: The layers as they were written.
// - `func firstNonFinite(rows: Int) -> String?`: The first place, from input to output, whose numbers are not finite: a parameter or a layer's output.
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
// **`enum Optimizer`** How gradients move weights; formulas and defaults are PyTorch's.
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
// **`struct OptimizerMemory`** What an optimiser remembers between steps: its moments, and how many steps it took.
//
// **`class OptimizerState<Scalar> where Scalar : Real`** An optimizer at work on the parameters of one network: moments and the count of steps.
//
// - `var gradientNorms: [Double]`: The L2 norm of each parameter's gradient in the latest step, before any scaling.
// - `init(_ rule: Optimizer, _ parameters: [Parameter<Scalar>])`
// - `var memory: OptimizerMemory`: A copy of what it remembers, or another's taken over.
// - `func step(learningRate: Double, gradientScale: Double = 1, norms: Bool = true)`: One step with a learning rate, the gradients first multiplied by `gradientScale`.
// - `var steps: Int`: How many steps were taken.
//
// **`class Parameter<Scalar> where Scalar : Real`** Numbers that learn, and the gradient of the loss with respect to them.
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
// **`struct Pass`** How a pass through the network is meant.
//
// - `static let evaluation: Pass`
// - `init(training: Bool, step: Int = 0)`
// - `var step: Int`: The number of the training step, which keys what is random in it.
// - `var training: Bool`: Dropout, RReLU and batch norm behave differently in training.
//
// **`struct Pool2d`** Pooling of images \[height, width, channels\] over square windows that do not overlap unless `stride` says so.
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
// **`func RNN(_ inputSize: Int, _ hiddenSize: Int, activation: Activation = .tanh, returnsSequence: Bool = true, recurrentInitializer: Initializer = .standard) -> Recurrent`** A plain recurrent layer, tanh unless another activation is given.
//
// **`struct Recurrent`** A recurrent layer over sequences \[steps, inputs\]; gates, their order and the defaults are PyTorch's.
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
// **`struct Reshape`** The same numbers under another shape, such as 784 pixels as an image \[28, 28, 1\].
//
// - `static let image: Reshape`: 784 numbers as an image of one channel.
// - `init(_ shape: [Int])`
// - `var naturalInputShape: [Int]`
// - `let shape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct Residual`** A skip connection: y = x + inner(x) (He et al. 2016).
//
// - `var holdsClosure: Bool`: Whether the layer holds code that `summary` does not tell.
// - `init(_ layers: () -> [any Layer])`
// - `let inner: Sequential`
// - `var naturalInputShape: [Int]`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`enum Saturation`** On which sides an activation flattens out.
//
// - `case both`
// - `case left`
// - `case none`
// - `case right`
//
// **`struct Sequential`** Layers one after the other, written as a list: `Sequential { Linear(2, 8); Activation.tanh; Linear(8, 1) }`.
//
// - `static func bakeOff(_ activation: Activation) -> Sequential`: The bake-off's network, 784-512-256-128-64-10.
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
// **`struct Shift`** Adds a constant to every number; it does not learn.
//
// - `let amount: Double`
// - `init(_ amount: Double)`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct Softmax`** Softmax over the last dimension, as a layer; inside a network it is almost always a mistake, which an experiment measures.
//
// - `init(temperature: Double = 1)`
// - `var summary: String`: The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
// - `let temperature: Double`
// - `func unit<Scalar>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> where Scalar : Real`: The layer at work, with parameters drawn.
//
// **`struct SpellingNetwork`** Reads an image and spells a word: an encoder, and a GRU that starts from the encoder's features and is fed the previous letter at each step.
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
// **`class SpellingUnit<Scalar> where Scalar : Real`** `SpellingNetwork` at work.
//
// - `override var inner: [Unit<Scalar>]`: The units inside, for layers that hold layers.
// - `func spellGreedily(rows: Int, start: Int) -> [[Int]]`: Spells greedily from the images of the latest pass: each letter is the likeliest one after those chosen before.
//
// **`enum Targets<Scalar> where Scalar : Real`** What the outputs of a batch are compared with.
//
// - `case labels(UnsafePointer<Int32>)`: One class per sample, or per position of a sample.
// - `case values(UnsafePointer<Scalar>)`: Numbers of the outputs' shape.
//
// **`class Unit<Scalar> where Scalar : Real`** A layer at work: parameters, and buffers for up to `capacity` samples, so that a step allocates nothing.
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
// **`func checkGradients(_ definition: Sequential, inputShape: [Int]? = nil, rows: Int = 3, seed: UInt64 = 1, inputs given: [Double]? = nil, checksInputs: Bool = true, step h: Double = 1e-5, tolerance: Double = 1e-6, pass: Pass = Pass(training: true), perturb: ((Network<Double>) -> Void)? = nil) throws -> GradientCheck`** Compares a network's gradients with central differences in Double, for every parameter and every input.
//
// **`func normalMean(_ function: (Double) -> Double) -> Double`** The mean of a function of a standard normal variable: Simpson's rule on \[-12, 12\] in pieces of 1/128, so that kinks at multiples of it fall on the pieces' ends.
//
// **`func softmax(_ z: [Double], temperature: Double = 1) -> [Double]`** Softmax of numbers at a temperature, by subtracting the maximum first; the numbers sum to 1.
//
// **`func softmaxJacobian(_ z: [Double], temperature: Double = 1) -> [[Double]]`** The Jacobian of softmax at a temperature: dS\_i / dz\_j = S\_i (delta\_ij - S\_j) / T.
//
// ## Statistics {#sec-vocabulary-statistics}
//
// What several runs show: paired, blocked and other comparisons, proportions, intervals. Module `Statistics`.
//
// **`struct BlockedComparison`** Several ways, each measured once under every condition (block): the analysis for "which of seven, with the same five seeds".
//
// - `let blockCount: Int`
// - `let blockRatio: Double`: Variance between blocks over the residual one: above 1 where blocking helped.
// - `init(_ samples: [(label: String, values: [Double])]) throws`
// - `let labels: [String]`
// - `let means: [Double]`: Of each way over the blocks, in the order of the labels.
// - `var order: [String]`: The labels by mean, largest first.
// - `let pValue: Double`: The probability of so large a ratio if all ways were alike.
// - `func pair(_ first: String, _ second: String, confidence: Double = 0.95) -> PairwiseDifference?`: One of Tukey's pairs, first minus second in the order asked for; `nil` for a label that is not among the ways.
// - `func pairs(confidence: Double = 0.95) -> [PairwiseDifference]`: All pairs by Tukey's honestly significant difference, in the order of the labels.
// - `let ratio: Double`: Variance between ways over the residual one.
// - `let residualFreedom: Int`: (ways - 1)(blocks - 1).
// - `let residualVariance: Double`: The variance that neither ways nor blocks explain.
// - `func told(from label: String) -> [String]`: Which ways Tukey's test can tell from one of them at 95 %.
//
// **`struct FDistribution`** Fisher's F distribution: the ratio of two estimates of one variance.
//
// - `let denominatorFreedom: Double`
// - `init(numeratorFreedom: Double, denominatorFreedom: Double)`
// - `let numeratorFreedom: Double`
// - `func upperTail(_ ratio: Double) -> Double`: The probability of a value above a ratio: the p value of an analysis of variance.
//
// **`struct FisherComparison`** Two counts of successes, compared exactly (Fisher 1922), with the difference of the shares as the effect.
//
// - `var confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `var count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `var difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `let first: Proportion`
// - `init(_ first: Proportion, _ second: Proportion)`
// - `let interval: ClosedRange<Double>`: Newcombe's interval of the difference, from the two Wilson intervals (Newcombe 1998, method 10).
// - `let pValue: Double`: Two-sided: the probability, margins given, of all tables that are no likelier than this one.
// - `let second: Proportion`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// **`protocol MeasuredEffect : Sendable`** A difference that was measured, with what one has to know to believe it.
//
// - `var confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `var count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `var difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `var interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `func isAbove(_ smallest: Double) -> Bool`: Whether the first is larger by more than a smallest effect of interest: the whole interval lies above it.
// - `func isWithin(_ margin: Double) -> Bool`: Whether the two are the same for all that matters: the whole interval lies within so much of 0 (two one-sided tests, Schuirmann 1987, read off an interval of twice the level).
// - `var pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// **`enum NormalDistribution`** The standard normal distribution.
//
// - `static func cumulative(_ z: Double) -> Double`: The probability of a value up to a point.
// - `static func density(_ z: Double) -> Double`: The density at a point.
// - `static func quantile(_ probability: Double) -> Double`: The point below which a value lies with a probability strictly between 0 and 1.
//
// **`struct PairedComparison`** Two ways, each measured under the same conditions: same seeds, same batches.
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws`
// - `let interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `let pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `let standardisedEffect: Double?`: The mean difference over the standard deviation of the differences (Cohen's d for pairs, d\_z); `nil` where the differences do not vary.
// - `let standardisedInterval: ClosedRange<Double>?`: Its interval by the noncentral t distribution.
// - `let statistic: Double`: The mean difference over its standard error; infinite where all differences are equal and not 0.
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// **`struct PairwiseDifference`** One pair of Tukey's comparison of all.
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: How many independent repetitions it rests on (of the smaller group).
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `let first: String`
// - `let interval: ClosedRange<Double>`: Simultaneous: all pairs' intervals hold the truth together with the confidence.
// - `let pValue: Double`: Adjusted for all pairs.
// - `let second: String`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// **`struct Proportion`** How often something happened, with Wilson's interval, which never leaves 0 to 1 (Wilson 1927).
//
// - `let confidence: Double`
// - `let count: Int`
// - `init(_ successes: Int, of count: Int, confidence: Double = 0.95)`
// - `var interval: ClosedRange<Double>`
// - `var share: Double`: The share observed.
// - `let successes: Int`
//
// **`struct StatisticsError`** Why something cannot be compared.
//
// **`struct StudentT`** Student's t distribution: how a mean lies about the truth in units of its estimated standard error.
//
// - `func cumulative(_ t: Double) -> Double`: The probability of a value up to a point.
// - `let degreesOfFreedom: Double`: Above 0; need not be whole (Welch's are not).
// - `init(degreesOfFreedom: Double)`
// - `func quantile(_ probability: Double) -> Double`: The point below which a value lies with a probability strictly between 0 and 1.
// - `func twoSidedTail(_ t: Double) -> Double`: The probability of a value beyond \|t\| on either side: the p value of a two-sided test.
//
// **`struct StudentizedRange`** The distribution of the largest difference among several means, in units of their estimated standard error: what Tukey's honestly significant difference is measured by.
//
// - `func cumulative(_ q: Double) -> Double`: The probability of a range up to q.
// - `let degreesOfFreedom: Double`: Of the estimate of the variance; above 0.
// - `let groups: Int`: How many means are compared; at least 2.
// - `init(groups: Int, degreesOfFreedom: Double)`
// - `func quantile(_ probability: Double) -> Double`: The range that is not exceeded with a probability strictly between 0 and 1.
// - `func upperTail(_ q: Double) -> Double`: The probability of a range above q: the p value of Tukey's test.
//
// **`struct UnblockedComparison`** Several ways measured under conditions of their own (one-way analysis of variance).
//
// - `let counts: [Int]`
// - `init(_ samples: [(label: String, values: [Double])]) throws`
// - `let labels: [String]`
// - `let means: [Double]`
// - `let pValue: Double`: The probability of so large a ratio if all ways were alike.
// - `func pairs(confidence: Double = 0.95) -> [PairwiseDifference]`: All pairs by Tukey's method with Kramer's correction for samples of different size.
// - `let ratio: Double`: Variance between ways over that within them.
// - `let residualFreedom: Int`
// - `let residualVariance: Double`
//
// **`struct WelchComparison`** Two samples that share no conditions and need not have the same variance (Welch 1947).
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: Of the smaller sample.
// - `let degreesOfFreedom: Double`: By Welch and Satterthwaite; need not be whole.
// - `let difference: Double`: The difference, first minus second, in the unit of the measurements.
// - `init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws`
// - `let interval: ClosedRange<Double>`: The interval of the difference that belongs to `confidence`.
// - `let pValue: Double`: The probability of a difference at least as far from 0 if there were none.
// - `let statistic: Double`
// - `var test: String`: The test's name as a report writes it, such as "paired t".
//
// **`func holmAdjusted(_ pValues: [Double]) -> [Double]`** The p values of several comparisons, raised so that one wrong verdict among all of them is as unlikely as each alone promises (Holm 1979).
//
// ## Data {#sec-vocabulary-data}
//
// Where samples come from. Module `Datasets`.
//
// **`struct DataSearch`** Where data files are looked for, first found first taken.
//
// - `func finds(_ name: String) -> Bool`: Whether the files of a data set in MNIST's format are there.
// - `var folders: [URL]`: The folders, in order.
// - `init(folders: [URL])`: The folders as given.
// - `static func standard(project: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath), extra: [URL] = [], environment: [String : String] = ProcessInfo.processInfo.environment) -> DataSearch`: `$LECTERN_DATA` (several folders separated by colons), then the project's `data/`, then extra folders, then the user's cache `~/.cache/lectern`, then `systemFolder`.
// - `static let systemFolder: URL`: Where Debian's data packages put their files, `dataset-fashion-mnist` for one.
// - `static func userCache(environment: [String : String] = ProcessInfo.processInfo.environment) -> URL`: `$XDG_CACHE_HOME/lectern`, or `~/.cache/lectern`: where downloads are kept.
//
// **`struct Dataset`** A set of data by name; `load` brings it into memory.
//
// - `static let bakeOff: Dataset`: Fashion-MNIST when present, else MNIST, else drawn digits: the bake-off's rule.
// - `static func drawnDigits(count: Int = 60_000, testCount: Int = 10_000, seed: UInt64 = 0) -> Dataset`: Digits drawn from stroke skeletons, a held-out set of `testCount` beside them.
// - `static let fashionMNIST: Dataset`: Zalando's articles of clothing (Xiao et al. 2017).
// - `func first(_ train: Int, test: Int? = nil) -> Dataset`: Only the first training samples (and test samples, when said).
// - `func identity(search: DataSearch = .standard(), onRead: (URL, String) -> Void = { _, _ in }) throws -> DatasetIdentity`: Which data this is, without unpacking or drawing it.
// - `var isGiven: Bool`: Whether the samples were made by a chapter, and not read or drawn.
// - `func limited(train: Int, test: Int) -> Dataset`: At most so many samples, on top of what `first` said.
// - `func load(search: DataSearch = .standard(), onRead: (URL, String) -> Void = { _, _ in }) throws -> LoadedDataset`: Brings the data into memory.
// - `static let mnist: Dataset`: The handwritten digits of LeCun, Cortes & Burges.
// - `let name: String`: The name, such as "mnist".
// - `static func samples(_ name: String, train: Samples, test: Samples) -> Dataset`: Samples that a chapter made itself.
// - `func standardized(mean: Double, deviation: Double) -> Dataset`: Inputs as (brightness - mean) / deviation, brightness in \[0, 1\]; images come with 0.5 and 0.5.
//
// **`struct DatasetError`** What is wrong with data, as one sentence that names the file.
//
// - `init(_ description: String)`
//
// **`struct DatasetIdentity`** Which data a name stands for on this machine.
//
// - `let digest: String`: SHA-256 that names the contents, for memo keys.
// - `let provenance: String`: The sentence for the page.
//
// **`enum DrawnDigits`** Digits drawn from stroke skeletons: 28 x 28 bytes, ink bright on a dark ground, like MNIST's.
//
// - `static func samples(count: Int, seed: UInt64) -> Samples`: Digits and their labels; classes come in random order with equal odds.
//
// **`struct IDX`** A file of images or labels in the IDX format of MNIST (LeCun, Cortes & Burges), plain or gzip.
//
// - `let bytes: [UInt8]`
// - `let digest: String`: SHA-256 of the file as it lies there.
// - `let dimensions: [Int]`: The length of each dimension.
// - `static func read(_ file: URL) throws -> IDX`: Reads a file.
//
// **`struct LoadedDataset`** A data set in memory.
//
// - `var digest: String`: SHA-256 that names the contents, for memo keys.
// - `init(name: String, train: Samples, test: Samples, digest: String, provenance: String)`
// - `let name: String`
// - `var provenance: String`: The sentence for the page: which data this is.
// - `var test: Samples`
// - `var train: Samples`
//
// **`struct Samples`** Inputs and what belongs to them, in memory.
//
// - `enum Answers`: What the network should say.
// - `enum Inputs`: The inputs: bytes of images, turned into numbers when a batch is gathered, or numbers as they are.
// - `let answers: Samples.Answers`
// - `var classes: Int`: How many classes the labels name; 0 for numbers.
// - `let count: Int`
// - `func image(_ index: Int) -> [Double]`: One image as brightness in \[0, 1\], for drawing; numbers are given as they are.
// - `init(count: Int, shape: [Int], inputs: Samples.Inputs, answers: Samples.Answers)`
// - `func input(_ index: Int) -> [Float]`: One input as numbers.
// - `var inputSize: Int`: How many numbers one input has.
// - `let inputs: Samples.Inputs`
// - `var labels: [Int32]`: The labels; empty for numbers.
// - `var numbers: [Float]`: All inputs as numbers, one after the other: `count` times `inputSize`.
// - `var positions: Int`: How many labels one sample has: 1, or the length of its word.
// - `func prefix(_ length: Int) -> Samples`: The first samples, or all when there are fewer.
// - `func selecting(_ indices: [Int]) -> Samples`: Some of the samples, in the order of the indices.
// - `var shape: [Int]`: The shape of one input: \[784\] for a digit, \[1, 28, 28\] for a convolution.
// - `func shaped(_ shape: [Int]) -> Samples`: The same samples with inputs of another shape of the same size, such as \[1, 28, 28\] for \[784\].
//
// ## Experiments {#sec-vocabulary-experiments}
//
// Training, and every experiment of the course; each is a value whose `run()` answers it. Module `Experiments`.
//
// **`struct ActivationAtlas`** Every activation's curve, slope and facts, for the atlas chapter.
//
// - `struct Entry`: One activation; facts computed from f and f'.
// - `struct Outcome`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> ActivationAtlas.Outcome`: Computes the answer; called when none is kept.
// - `init(_ activations: [Activation] = Activation.all, from lower: Double = -6, to upper: Double = 6, points: Int = 241)`
// - `var lower: Double`: The stretch of z that is drawn, and the number of points on it.
// - `var points: Int`
// - `var upper: Double`: The stretch of z that is drawn, and the number of points on it.
//
// **`struct ActivationTraining`** The textbook's library example: 784-256-128-10 (235,146 parameters) with selectable activations.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `static let eight: [Activation]`: The example's eight.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = ActivationTraining.eight, on data: Dataset = .mnist, epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct BakeOff`** The great bake-off: 784-512-256-128-64-10 with each activation and several seeds, Adam 1e-3, batch 128.
//
// - `var activations: [Activation]`
// - `var batchSize: Int`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = Activation.bakeOff, on data: Dataset = .bakeOff, epochs: Int = 20, seeds: [UInt64] = [1, 2, 3], batchSize: Int = 128, optimizer: Optimizer = .adam(), probes: [Probe] = [.deadUnits])`
// - `var optimizer: Optimizer`
// - `var probes: [Probe]`
// - `var seeds: [UInt64]`
//
// **`struct BatchSizeStudy`** Batch sizes with a fixed rate, with a rate that grows alike (Goyal et al. 2017), and with warm-up besides.
//
// - `var baseLearningRate: Double`
// - `var batchSizes: [Int]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ batchSizes: [Int] = [32, 128, 512, 2_048], on data: Dataset = .mnist.first(10_000), epochs: Int = 5, baseLearningRate: Double = 0.05, seeds: [UInt64] = [1, 2, 3])`: `baseLearningRate` belongs to a batch of 32.
// - `var seeds: [UInt64]`
//
// **`struct BornDead`** How often a narrow deep ReLU network is dead before it is trained (Lu et al. 2019): one input, zero biases.
//
// - `struct Cell`
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> BornDead.Outcome`: Computes the answer; called when none is kept.
// - `var depths: [Int]`
// - `init(widths: [Int] = [2, 3, 4], depths: [Int] = [1, 3, 5, 7, 9], networks: Int = 20_000, seed: UInt64 = 1)`
// - `var networks: Int`
// - `var seed: UInt64`
// - `var widths: [Int]`
//
// **`struct Calibration`** How often a trained network is right when it says that it is sure.
//
// - `struct Bin`
// - `struct Curve`
// - `struct Outcome`
// - `var bins: Int`
// - `func compute(_ session: ExperimentSession) throws -> Calibration.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ network: Sequential = .perceptron([784, 256, 128, 10], activation: .relu), on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 15, bins: Int = 10, temperatures: [Double] = [0.5, 1, 1.5, 2, 3], seed: UInt64 = 1)`
// - `var network: Sequential`
// - `var seed: UInt64`
// - `var temperatures: [Double]`
//
// **`enum Clipping`** What is done to large gradients.
//
// - `case none`
// - `case norm(Double)`: All gradients are scaled so that their common L2 norm is at most this.
// - `case value(Double)`: Each gradient is held to plus or minus this.
//
// **`struct Comparison`** Several ways to train, each with several seeds, side by side.
//
// - `struct Rank`: One place of a ranking.
// - `struct Variant`: One way.
// - `func blocked(_ labels: [String]? = nil, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }) throws -> BlockedComparison?`: Several ways on the seeds that all of them ended with, each seed a block.
// - `let dataUsed: String`: The sentence that says which data was used.
// - `init(_ rows: [(label: String, runs: [TrainingRun])])`: Runs that were trained one by one, side by side.
// - `func paired(_ first: String, _ second: String, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }) throws -> PairedComparison?`: Two ways on the seeds that both ended with, seed by seed.
// - `var ranking: [Comparison.Rank]`: By mean test accuracy, best first, with what each place cannot be told apart from.
// - `subscript(label: String) -> Comparison.Variant?`: The variant of a label.
// - `var variants: [Comparison.Variant]`
//
// **`struct DeadUnits`** How many units die in training, over learning rates and remedies.
//
// - `struct Outcome`
// - `enum Remedy`: What is done against death.
// - `struct Row`
// - `enum Severity`: How serious a share of dead units is.
// - `func compute(_ session: ExperimentSession) throws -> DeadUnits.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var hidden: [Int]`
// - `init(learningRates: [Double] = [0.001, 0.01, 0.1], remedies: [DeadUnits.Remedy] = [.none, .heInitialization, .leakyReLU, .prelu, .batchNorm], on data: Dataset = .mnist.first(10_000), hidden: [Int] = [128, 128, 128, 128, 128], epochs: Int = 5, seeds: [UInt64] = [1])`: A perceptron with the given hidden layers, trained by Adam with each rate and remedy.
// - `var learningRates: [Double]`
// - `var remedies: [DeadUnits.Remedy]`
// - `var seeds: [UInt64]`
//
// **`struct DecisionBoundary`** A network trained on a problem in the plane, and what it says about every place of it.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> DecisionBoundary.Outcome`: Computes the answer; called when none is kept.
// - `var data: ToyData`
// - `var epochs: Int`
// - `var extent: Double`
// - `init(_ data: ToyData, _ network: Sequential, epochs: Int = 200, learningRate: Double = 0.01, resolution: Int = 61, extent: Double = 1.2, seed: UInt64 = 1)`: The network takes 2 numbers and gives 2 logits.
// - `init(_ data: ToyData, activation: Activation, hidden: [Int] = [16, 16], epochs: Int = 200, learningRate: Double = 0.01, resolution: Int = 61, extent: Double = 1.2, seed: UInt64 = 1)`: A perceptron with the given hidden layers.
// - `var learningRate: Double`
// - `var network: Sequential`
// - `var resolution: Int`: The grid has so many points on a side, over \[-extent, extent\].
// - `var seed: UInt64`
//
// **`struct DeepTraining`** Deep perceptrons trained with each activation, the gradient norm of every layer recorded over time.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), depth: Int = 20, width: Int = 64, epochs: Int = 5, learningRate: Double = 1e-3, initializer: Initializer = .heNormal, seeds: [UInt64] = [1], interval: Int = 20)`: `depth` hidden layers of `width` units.
// - `var initializer: Initializer`
// - `var interval: Int`: A gradient sample every so many steps.
// - `var learningRate: Double`
// - `var seeds: [UInt64]`
// - `var width: Int`
//
// **`struct DepthStudy`** The depth study: a convolutional encoder of growing depth reads a digit, a recurrent decoder spells its name.
//
// - `struct Cell`
// - `struct Outcome`
// - `var activations: [Activation]`
// - `var batchNorm: Bool`: A skip connection around every convolution, and batch norm after it: what the report's conclusion suggests.
// - `var batchSize: Int`
// - `var channels: Int`
// - `func compute(_ session: ExperimentSession) throws -> DepthStudy.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depths: [Int]`
// - `var epochs: Int`
// - `init(depths: [Int] = [0, 6, 12, 30], activations: [Activation] = [.relu, .leakyReLU, .signInverting(alpha: 0.01)], on data: Dataset = .mnist.first(10_000, test: 5_000), epochs: Int = 4, seeds: [UInt64] = [1, 2, 3], channels: Int = 16, batchSize: Int = 64, learningRate: Double = 2e-3, residual: Bool = false, batchNorm: Bool = false, preActivation: Bool = false)`
// - `var learningRate: Double`
// - `func network(depth: Int, _ activation: Activation) -> Sequential`: A stem of stride 2 to 14 x 14, then `depth` convolutions that keep the size, then pooling to 7 x 7.
// - `var preActivation: Bool`: Whether a block's norm and activation stand before its convolution (He et al. 2016b), so that nothing stands on the sum; only with `residual`.
// - `var residual: Bool`: A skip connection around every convolution, and batch norm after it: what the report's conclusion suggests.
// - `var seeds: [UInt64]`
//
// **`struct DropoutInterplay`** Dropout with different activations.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .gelu, .tanh], probabilities: [Double] = [0, 0.1, 0.3, 0.5], on data: Dataset = .mnist.first(5_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var probabilities: [Double]`
// - `var seeds: [UInt64]`
//
// **`protocol Experiment : Sendable`** A question put to the engine: a plain value that says everything, and one call that answers it.
//
// - `associatedtype Outcome : Decodable, Encodable, Sendable`
// - `func compute(_ session: ExperimentSession) throws -> Self.Outcome`: Computes the answer; called when none is kept.
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var name: String`: The experiment's name, as progress shows it.
// - `func run() throws -> Self.Outcome`: The answer, from the memo or computed.
//
// **`struct ExperimentProgress`** How far an experiment is.
//
// - `var epoch: Int`: The epoch that just ended and how many there are; 0 for experiments without epochs.
// - `var epochs: Int`: The epoch that just ended and how many there are; 0 for experiments without epochs.
// - `var experiment: String`: The experiment, such as "BakeOff".
// - `var fraction: Double`: The share that is done, 0 to 1.
// - `init(experiment: String, message: String, fraction: Double, epoch: Int = 0, epochs: Int = 0, loss: Double? = nil, secondsLeft: Double? = nil)`
// - `var loss: Double?`: The latest mean loss, where there is one.
// - `var message: String`: What it is busy with, such as "GELU, seed 2".
// - `var secondsLeft: Double?`: Estimated seconds until the experiment ends; nil while nothing is known.
//
// **`struct ExperimentSession`** What experiments know of the process they run in: where results are kept, where data lies, whom to tell.
//
// - `var codeKey: String`: The digest of the compiled code above the running cell, for configurations that hold closures.
// - `static func configure(_ change: (inout ExperimentSession) -> Void)`: Changes the session of this process.
// - `static var current: ExperimentSession`: The session of this process.
// - `var engineVersion: String`: The engine's version, part of every memo key.
// - `init(memoDirectory: URL? = nil, searchDirectories: [URL] = [], quick: Bool = false, codeKey: String = "", engineVersion: String = Engine.version, onProgress: (ExperimentProgress) -> Void = { _ in }, onRead: (URL, String) -> Void = { _, _ in }, onDataUsed: (String) -> Void = { _ in }, isCancelled: () -> Bool = { false })`
// - `var isCancelled: () -> Bool`: Asked between batches; an experiment that is called off throws `CancellationError`.
// - `var memoDirectory: URL?`: Where finished experiments are kept; nil turns the memo off (in the grading sandbox).
// - `var onAnswer: (String, String, Double?, Double?) -> Void`: Called for each experiment that was answered: its name, its key, the seconds it took when it was computed, and how far that is from the answer that was kept, if both are there.
// - `var onDataUsed: (String) -> Void`: Called with the sentence that says which data was used.
// - `var onProgress: (ExperimentProgress) -> Void`
// - `var onRead: (URL, String) -> Void`: Called for each data file that is read, with its SHA-256.
// - `var quick: Bool`: Fewer epochs, the first seed only, less data.
// - `var recomputes: (String) -> Bool`: Whether the experiment of a key is to be computed even if its answer is kept.
// - `var searchDirectories: [URL]`: Folders with data, in order, before the standard ones; empty leaves the standard search path alone.
//
// **`struct FunctionFit`** Networks fitted to a function of one number.
//
// - `struct Fit`
// - `struct NamedNetwork`: A network and what it is called in the chart.
// - `struct Outcome`
// - `enum Target`: A function to fit, by name, so that the memo knows it.
// - `func compute(_ session: ExperimentSession) throws -> FunctionFit.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(_ target: FunctionFit.Target, _ networks: [FunctionFit.NamedNetwork], epochs: Int = 400, learningRate: Double = 0.01, samples: Int = 256, seeds: [UInt64] = [1])`
// - `init(_ target: FunctionFit.Target, widths: [Int], activation: Activation, epochs: Int = 400, seeds: [UInt64] = [1])`: One hidden layer of each width.
// - `var learningRate: Double`
// - `var networks: [FunctionFit.NamedNetwork]`: The networks, with their names; each takes and gives one number.
// - `var samples: Int`
// - `var seeds: [UInt64]`
// - `var target: FunctionFit.Target`
//
// **`struct GatedFFN`** The gated linear family at equal parameters, on a task with a second-order interaction: learn x times y.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `var hidden: Int`
// - `init(hidden: Int = 24, epochs: Int = 60, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct GeluAsDropout`** GELU as the mean of a stochastic gate: z is kept with probability Phi(z), else zero.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> GeluAsDropout.Outcome`: Computes the answer; called when none is kept.
// - `var draws: Int`
// - `init(z: [Double] = (-12...12).map { Double($0) / 4 }, draws: Int = 20_000, seed: UInt64 = 1)`
// - `var seed: UInt64`
// - `var z: [Double]`
//
// **`struct GradientFlow`** How a gradient changes on its way through many layers, in Double, because squared signals reach 1e-42.
//
// - `struct Curve`: The size of the gradient after each layer, counted from the output backwards.
// - `enum Mode`: Which of the two.
// - `struct Outcome`: The answer: one curve per activation.
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> GradientFlow.Outcome`: Computes the answer; called when none is kept.
// - `var depth: Int`
// - `init(depth: Int = 20, width: Int = 64, activation: Activation, mode: GradientFlow.Mode = .multipliedSlopes, initializer: Initializer = .heNormal, repetitions: Int = 1, samples: Int = 32, seed: UInt64 = 42)`: The same for one activation.
// - `init(depth: Int = 20, width: Int = 64, activations: [Activation] = Activation.standard, mode: GradientFlow.Mode = .multipliedSlopes, initializer: Initializer = .heNormal, repetitions: Int = 1, samples: Int = 32, seed: UInt64 = 42)`
// - `var initializer: Initializer`: How the weights of the real network start.
// - `var mode: GradientFlow.Mode`
// - `var repetitions: Int`: Independent repetitions, of which the median (multiplied) or the mean of log10 (backpropagated) is given.
// - `var samples: Int`: Inputs sent through each real network.
// - `var seed: UInt64`
// - `var width: Int`
//
// **`struct HiddenSoftmax`** A softmax between layers, and what it destroys.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(10_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct ImbalancedDigits`** Digits of which some classes are rare: accuracy per class after each epoch.
//
// - `struct Outcome`
// - `struct Row`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> ImbalancedDigits.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), rareClasses: [Int] = [3, 8], rareShare: Double = 0.05, depth: Int = 4, epochs: Int = 4, seed: UInt64 = 1)`
// - `var rareClasses: [Int]`: The classes that are thinned, and the share of them that stays.
// - `var rareShare: Double`
// - `var seed: UInt64`
//
// **`struct Interval`** A mean of several runs with its 95 % interval (Student's t).
//
// - `let count: Int`: How many runs it is made of.
// - `let halfWidth: Double`: Half the interval's width; 0 when there is one run, about which nothing can be said.
// - `init(_ values: [Double])`: The interval of a sample.
// - `var lower: Double`
// - `let mean: Double`
// - `var upper: Double`
//
// **`struct KernelSize`** One 7 x 7 convolution against three of 3 x 3, which see as far with fewer parameters.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(5_000), epochs: Int = 2, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct LinearCollapse`** A deep network of linear layers beside the single matrix it equals.
//
// - `struct Outcome`
// - `func compute(_ session: ExperimentSession) throws -> LinearCollapse.Outcome`: Computes the answer; called when none is kept.
// - `var depth: Int`
// - `init(depth: Int = 100, inputs: Int = 784, width: Int = 64, outputs: Int = 10, samples: Int = 50, seed: UInt64 = 1)`
// - `var inputs: Int`
// - `var outputs: Int`
// - `var samples: Int`
// - `var seed: UInt64`
// - `var width: Int`
//
// **`struct LinearRegions`** The exact linear regions of a ReLU network on a square of the plane, as polygons, and on its middle line.
//
// - `struct Outcome`
// - `struct Region`
// - `var biasDeviation: Double`: Biases are normal with this deviation; 0 leaves them out.
// - `func compute(_ session: ExperimentSession) throws -> LinearRegions.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(widths: [Int] = [8, 8], size: Double = 1, initializer: Initializer = .heNormal, biasDeviation: Double = 0.5, seed: UInt64 = 1, trainedOn: ToyData? = nil, epochs: Int = 100)`
// - `var initializer: Initializer`
// - `var seed: UInt64`
// - `var size: Double`: The square \[-size, size\] x \[-size, size\].
// - `var trainedOn: ToyData?`: Train on a two-dimensional problem first, for so many epochs.
// - `var widths: [Int]`
//
// **`struct MeanField`** Mean-field theory of signals in wide random networks (Poole et al. 2016, Schoenholz et al. 2017): how the mean square q of pre-activations and the size of gradients change from layer to layer.
//
// - `struct Outcome`
// - `var activation: Activation`
// - `var biasVariance: Double`: Weights have variance `weightVariance` / fan-in, biases `biasVariance`.
// - `func compute(_ session: ExperimentSession) throws -> MeanField.Outcome`: Computes the answer; called when none is kept.
// - `static func criticalWeightVariance(_ activation: Activation, biasVariance: Double) -> Double`: The weight variance at which chi is 1 at the fixed point, by bisection: the edge of chaos.
// - `var depth: Int`
// - `var depthScale: Double?`: Layers over which the squared gradient, and the difference between two inputs, shrinks by e: -1 / ln chi at the fixed point (Schoenholz et al. 2017, equation 9); nil where nothing shrinks.
// - `var fixedPoint: Double?`: The q at which `lengthMap` stands still, reached from 1; nil where q grows without bound.
// - `init(_ activation: Activation, weightVariance: Double = 2, biasVariance: Double = 0, depth: Int = 20, inputMeanSquare: Double = 1)`
// - `var inputMeanSquare: Double`: The mean square of the inputs' components.
// - `func lengthMap(_ q: Double) -> Double`: One layer forwards: q' = sigma\_w\^2 E f(sqrt(q) z)\^2 + sigma\_b\^2 (Poole et al. 2016, equation 3).
// - `func slopeMap(_ q: Double) -> Double`: One layer backwards: chi = sigma\_w\^2 E f'(sqrt(q) z)\^2 (Schoenholz et al. 2017, equation 5).
// - `var weightVariance: Double`: Weights have variance `weightVariance` / fan-in, biases `biasVariance`.
//
// **`struct Normalization`** Where normalisation stands, and which kind.
//
// - `var activation: Activation`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(_ activation: Activation = .relu, on data: Dataset = .mnist.first(10_000), depth: Int = 6, epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`enum Probe`** What a training run measures beside loss and accuracy.
//
// - `case activationHistogram(bins: Int)`: How activations are distributed, layer by layer, at the end of the run and at its start.
// - `case checkpoint`: At the end, what another run needs to go on from there.
// - `case deadUnits`: The share of units that are zero for every sample of the training set.
// - `case gradientNorms`: The L2 norm of every layer's weight gradient, at the last batch of each epoch.
// - `case gradientNormsEvery(steps: Int)`: The same at regular steps within the epochs, and of the pre-activations' gradients.
// - `case saturatedUnits`: The share of activations whose slope is below 5 % of the largest, over the first 1,000 training samples.
// - `case weightUpdates`: The L2 norm of each epoch's weight change relative to the weights' norm.
// - `case weights(afterEpochs: [Int])`: The weights after these epochs (0 is the start).
//
// **`struct RecurrentStability`** Signals and gradients through time in recurrent layers, and training them with and without clipping.
//
// - `struct Flow`: One cell untrained: root mean square of the state after each step, and of the gradient of the last state with respect to each step's input (first step first).
// - `struct Outcome`
// - `struct TrainingResult`: One cell trained to tell from its last state whether the numbers it heard sum above zero.
// - `func compute(_ session: ExperimentSession) throws -> RecurrentStability.Outcome`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `var gains: [Double]`: The recurrent matrices of plain layers are orthogonal times these gains.
// - `var hidden: Int`
// - `init(steps: Int = 40, hidden: Int = 32, gains: [Double] = [0.8, 1, 1.2], epochs: Int = 5, learningRate: Double = 0.1, seeds: [UInt64] = [1])`
// - `var learningRate: Double`
// - `var seeds: [UInt64]`: The signals are those of the first.
// - `var steps: Int`
//
// **`enum RegionBounds`** Counts of linear regions from the literature.
//
// - `static func arrangement(hyperplanes: Int, dimension: Int = 2) -> Double`: The pieces into which `hyperplanes` in general position cut space (Zaslavsky 1975): sum over j \<= n0 of C(N, j).
// - `static func copiedFormula(width: Int, layers: Int, inputs: Int = 2) -> Double`: The often-copied form C(n, n0)\^(k-1) \* 2\^(n0 n) for k layers of n units, which cannot be right.
// - `static func earlierLowerBound(widths: [Int], inputs: Int = 2) -> Double`: The earlier and weaker bound (Pascanu, Montufar & Bengio 2013): without the exponent.
// - `static func lowerBoundOfMaximum(widths: [Int], inputs: Int = 2) -> Double`: The most that hidden widths can reach is at least this (Montufar et al. 2014, theorem 5).
// - `static func upperBound(widths: [Int], inputs: Int = 2) -> Double`: No network of these widths has more: the product of each layer's arrangement (Raghu et al. 2017).
//
// **`struct ResidualRescue`** Deep networks with and without skip connections.
//
// - `var activation: Activation`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depths: [Int]`
// - `var epochs: Int`
// - `init(_ activation: Activation = .relu, depths: [Int] = [4, 12, 30], on data: Dataset = .mnist.first(10_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`enum Schedule`** How the learning rate changes over the steps of a run.
//
// - `case constant`: The same rate throughout.
// - `case cosine(floor: Double)`: Half a cosine from the full rate down to `floor` times it (Loshchilov & Hutter 2017).
// - `case steps(every: Int, factor: Double)`: Multiplied by `factor` every so many epochs.
// - `case warmUp(epochs: Double)`: Rising linearly from nothing over the first epochs, then the full rate (Goyal et al. 2017).
// - `case warmUpCosine(epochs: Double, floor: Double)`: Linear warm-up, then half a cosine.
//
// **`struct SearchActivations`** A search over z g(z) (after Ramachandran et al. 2017), each ranked by training a small network.
//
// - `enum Gate`: What z is multiplied by.
// - `func activation(_ gate: SearchActivations.Gate) throws -> Activation`: z g(z) and its derivative g(z) + z g'(z).
// - `var baselines: [Activation]`: Activations to compare with.
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var gates: [SearchActivations.Gate]`
// - `init(_ gates: [SearchActivations.Gate] = [.sigmoid, .tanh, .softplus, .identity], baselines: [Activation] = [.relu], on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct SigmoidFix`** An industrial one-line change taken apart: sigmoid to ReLU, standard to He, BatchNorm off and on (2 x 2 x 2).
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var depth: Int`
// - `var epochs: Int`
// - `init(on data: Dataset = .mnist.first(10_000), depth: Int = 8, epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct SignedTargets`** Targets that need negative values: a linear head, and heads that cannot give them.
//
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(epochs: Int = 60, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct SkewedInputs`** Inputs that are not centred, not scaled, or well standardised.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .tanh, .sigmoid], on data: Dataset = .mnist.first(10_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
//
// **`struct SparseInputs`** Bags of words: long, nearly empty inputs, given to activations directly and as embeddings.
//
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> Comparison`: Computes the answer; called when none is kept.
// - `var epochs: Int`
// - `init(_ activations: [Activation] = [.relu, .tanh, .sigmoid, .gelu], vocabulary: Int = 500, words: Int = 12, epochs: Int = 10, seeds: [UInt64] = [1, 2, 3])`
// - `var seeds: [UInt64]`
// - `var vocabulary: Int`
// - `var words: Int`
//
// **`struct TemperatureSweep`** Softmax of given scores at several temperatures.
//
// - `struct Outcome`
// - `struct Row`
// - `func compute(_ session: ExperimentSession) throws -> TemperatureSweep.Outcome`: Computes the answer; called when none is kept.
// - `init(_ scores: [Double] = [2, 1, 0.1], temperatures: [Double] = [0.1, 0.5, 1, 2, 10])`
// - `var scores: [Double]`
// - `var temperatures: [Double]`
//
// **`struct ToyData`** Small problems in the plane, two classes each.
//
// - `struct Point`: A labelled point.
// - `enum Shape`
// - `static let circles: ToyData`
// - `var count: Int`
// - `func dataset() -> Dataset`: Training points, and as many fresh ones for testing.
// - `init(_ shape: ToyData.Shape, count: Int = 400, noise: Double = 0.08, seed: UInt64 = 1)`
// - `static let moons: ToyData`
// - `var noise: Double`
// - `func points() -> [ToyData.Point]`: The points, alternating between the classes; coordinates are about -1 to 1.
// - `var seed: UInt64`
// - `var shape: ToyData.Shape`
// - `static let spirals: ToyData`
// - `static let xor: ToyData`
//
// **`struct Trainer`** How to train a network: loss, optimizer, schedule, seed.
//
// - `var clipping: Clipping`
// - `func fit(_ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = []) throws -> TrainingRun`: Trains for so many epochs.
// - `func fit(_ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [], continuing run: TrainingRun) throws -> TrainingRun`: Goes on with a run that was made with `probes: [.checkpoint]`, up to so many epochs in all.
// - `init(_ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer = .adam(), schedule: Schedule = .constant, clipping: Clipping = .none, seed: UInt64 = 0)`
// - `var loss: Loss`
// - `var network: Sequential`
// - `var optimizer: Optimizer`
// - `func replay(_ samples: Samples, epochs: Int, batchSize: Int, keeping kept: [Int], isCancelled: () -> Bool = { false }) throws -> TrainingRun`: Trains on samples in memory, without the memo: what an earlier run of the same recipe did is done again.
// - `var schedule: Schedule`
// - `var seed: UInt64`
//
// **`struct Training`** A trainer with its data: the experiment behind `Trainer.fit`.
//
// - `var batchSize: Int`
// - `func compute(_ session: ExperimentSession) throws -> TrainingRun`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `init(trainer: Trainer, data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [])`
// - `var name: String`: The experiment's name, as progress shows it.
// - `var probes: [Probe]`
// - `var trainer: Trainer`
//
// **`struct TrainingError`** Why a training run could not go on, as one sentence with its place.
//
// - `init(_ description: String)`
//
// **`struct TrainingRecipe`** All that decides a training besides its network and its data.
//
// - `let batchSize: Int`
// - `let clipping: Clipping`
// - `let loss: Loss`
// - `let optimizer: Optimizer`
// - `var rule: String`: How the weights are moved, as one text: two runs of the same rule have the same.
// - `static func rule(loss: Loss = .crossEntropy, optimizer: Optimizer, schedule: Schedule = .constant, clipping: Clipping = .none) -> String`: The text of a rule.
// - `let samples: Int`: How many samples an epoch goes through.
// - `let schedule: Schedule`
// - `let seed: UInt64`: Decides the start weights and the order of the samples in each epoch.
//
// **`struct TrainingRun`** What came out of a training run; plain numbers for charts and tables.
//
// - `struct Checkpoint`: What a run needs to go on where it ended: the weights, and what the optimiser remembers.
// - `struct Epoch`: One epoch.
// - `struct GradientSample`: Gradient norms at one step.
// - `struct Histogram`: How the outputs of one activation layer are distributed over a probe set.
// - `struct Snapshot`: Weights after an epoch, parameter by parameter, kept as bytes because there are many.
// - `var accuracy: Double`: The last epoch's training accuracy.
// - `let activationLayers: [String]`: The names of the layers with weights, and of the activation layers, in order.
// - `var checkpoint: TrainingRun.Checkpoint?`: With `.checkpoint`: where another run can go on.
// - `let dataUsed: String`: The sentence that says which data was used.
// - `var gradientSamples: [TrainingRun.GradientSample]`
// - `var histograms: [TrainingRun.Histogram]`
// - `var history: [TrainingRun.Epoch]`
// - `func inspection(of activation: Activation, afterEpoch epoch: Int, on data: Dataset = .bakeOff) throws -> WeightInspection`: Measures the weights that the run kept after an epoch, on the first training samples.
// - `var loss: Double`: The last epoch's loss.
// - `let network: String`
// - `let parameterCount: Int`
// - `var recipe: TrainingRecipe?`: What it was trained with; `nil` for a run that was kept before runs stated it.
// - `let seed: UInt64`
// - `var snapshots: [TrainingRun.Snapshot]`
// - `var testAccuracy: Double`: The last epoch's test accuracy; 0 for a run without epochs.
// - `let weightLayers: [String]`: The names of the layers with weights, and of the activation layers, in order.
//
// **`struct WeightInspection`** What can be measured on a bake-off network's weights alone, whoever trained them.
//
// - `let accuracy: Double`: Mean cross-entropy and share of right answers over the samples.
// - `let deadUnits: [Int]`: How many units of each hidden layer give exactly zero for every one of the first 1,000 samples.
// - `init(_ activation: Activation, weights: [[Float]], on samples: Samples, count: Int = 2_000) throws`
// - `let layerGradientNorms: [Double]`: The L2 norm of each weight matrix's gradient for the mean loss of the first 128 samples, first layer first.
// - `let loss: Double`: Mean cross-entropy and share of right answers over the samples.
//
// **`struct WorkToLoss`** How many updates, and how much arithmetic, until the training loss falls below a bar.
//
// - `struct Outcome`
// - `struct Row`
// - `var activations: [Activation]`
// - `func compute(_ session: ExperimentSession) throws -> WorkToLoss.Outcome`: Computes the answer; called when none is kept.
// - `var data: Dataset`
// - `var dataset: Dataset?`: The data it reads, whose digest enters the key.
// - `var epochs: Int`
// - `var hidden: [Int]`
// - `init(_ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000), hidden: [Int] = [128, 128, 128], initializer: Initializer = .standard, threshold: Double = 0.3, epochs: Int = 10, seeds: [UInt64] = [1, 2, 3])`
// - `var initializer: Initializer`
// - `var seeds: [UInt64]`
// - `var threshold: Double`
//
// **`struct ZigZag`** The path of gradient descent on two weights when the inputs are all positive, as a sigmoid's outputs are, and when they are centred, as tanh's are.
//
// - `struct Outcome`
// - `struct Path`
// - `func compute(_ session: ExperimentSession) throws -> ZigZag.Outcome`: Computes the answer; called when none is kept.
// - `init(steps: Int = 40, learningRate: Double = 0.9, target: [Double] = [1, -1], seed: UInt64 = 3)`
// - `var learningRate: Double`
// - `var seed: UInt64`
// - `var steps: Int`
// - `var target: [Double]`
//
// ## Numbers {#sec-vocabulary-numbers}
//
// Arrays with shapes, randomness, and work side by side. Module `Tensors`.
//
// **`enum Engine`** The engine's own facts, for memo keys and for labels of measurements.
//
// - `static let version: String`: Enters every memo key: to be raised whenever a change of code may change a result.
//
// **`enum Parallel`** Independent pieces of work side by side, results in the order of the inputs.
//
// - `static func map<Input, Output>(_ inputs: [Input], threads: Int = Parallel.threads, _ body: (Input) throws -> Output) throws -> [Output] where Input : Sendable, Output : Sendable`: Maps a function that may throw; the error of the earliest failing input is thrown.
// - `static var threads: Int`: How many pieces run at once when nothing else is said: the cores there are, or `LECTERN_THREADS`.
//
// **`enum RandomPurpose`** What random numbers are drawn for; streams of different purposes are independent.
//
// - `case activation`
// - `case data`
// - `case dropout`
// - `case labels`
// - `case samples`
// - `case shuffle`
// - `case split`
// - `case weights`
//
// **`struct RandomStream`** The one source of randomness: a counter-based generator, so that number k of a stream depends on (seed, stream, purpose, k) alone, whatever else was drawn before and on whichever thread.
//
// - `init(seed: UInt64, stream: Int = 0, purpose: RandomPurpose = .samples)`: The stream number tells layers, epochs or runs of one purpose apart.
// - `mutating func next() -> UInt64`: The next 64 random bits.
// - `mutating func normal() -> Double`: A draw from the standard normal distribution (Box & Muller 1958).
// - `mutating func permutation(_ count: Int) -> [Int32]`: A random order of 0..\<count (Fisher & Yates).
// - `mutating func uniform() -> Double`: A number in \[0, 1) with 53 random bits.
// - `mutating func uniform(_ lower: Double, _ upper: Double) -> Double`: A number in \[lower, upper).
// - `mutating func whole(below bound: Int) -> Int`: A whole number in 0..\<bound.
//
// **`protocol Real : BinaryFloatingPoint, Decodable, Encodable, SIMDScalar, Sendable`** The arithmetic that layers need of their numbers: Float, fast through oneDNN and vectors, and Double, plain loops that serve as the oracle and for signals too small for Float.
//
// - `static func addBias(_ x: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>, rows: Int, columns: Int)`: `x[i][j] += bias[j]`.
// - `static func addScaled(_ a: Self, _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>)`: `y += a * x`.
// - `static func columnSums(_ x: UnsafePointer<Self>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Self>)`: `sums[j] = sum over i of x[i][j]`.
// - `static func exponential(_ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)`: `y = exp(x)`.
// - `static func multiply(_ a: Self, _ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)`: `y = a * x * y`.
// - `static func multiply(rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Self>, transposeA: Bool = false, _ b: UnsafePointer<Self>, transposeB: Bool = false, into c: UnsafeMutablePointer<Self>, accumulate: Bool = false)`: A dense product: `c[rows, columns] = op(a) op(b)` without padding between rows.
// - `static func multiply(rows: Int, columns: Int, inner: Int, a: UnsafePointer<Self>, aStride: Int, transposeA: Bool, b: UnsafePointer<Self>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Self>, cStride: Int, accumulate: Bool)`: `c = op(a) op(b)`, or `c += ...` when accumulating.
// - `static func multiplyAndSum(_ slopes: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int, into gradient: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Self>?)`: `gradient *= slopes` for some columns of a matrix with rows of `stride` numbers, and the column sums of the product when asked for.
// - `static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Double`: The sum of squares, added up in Double.
//
// **`struct ShapeError`** Shapes that do not fit together: where, what was expected, what was there.
//
// - `let expected: String`: What it wants, and what it got.
// - `let found: String`: What it wants, and what it got.
// - `init(_ place: String, _ expected: String, _ found: String)`
// - `let place: String`: The layer or operation, such as "layer 2, Linear(512, 10)".
//
// **`class Storage<Scalar> where Scalar : Real`** A block of numbers at a fixed place in memory, aligned for vectors, zero at the start.
//
// - `func array(_ count: Int? = nil) -> [Scalar]`: The first `count` elements (all, when not given) as an array.
// - `let count: Int`: How many elements there are.
// - `func fill(_ value: Scalar)`: Sets every element to one value.
// - `convenience init(_ values: [Scalar])`: A copy of an array.
// - `init(_ count: Int)`: Zeros.
// - `let start: UnsafeMutablePointer<Scalar>`: The first element.
// - `subscript(index: Int) -> Scalar`: The element at an index within `0..<count`.
// - `func write(_ values: [Scalar])`: Overwrites the beginning with an array that fits.
//
// **`struct Tensor`** Numbers with a shape, row-major: what goes into a network and comes out of it.
//
// - `var count: Int`: How many numbers there are.
// - `init(_ values: [Float])`: A vector.
// - `init(_ values: [Float], shape: [Int]) throws(ShapeError)`: A tensor of given numbers.
// - `init(repeating value: Float = 0, shape: [Int])`: One value everywhere.
// - `init(rows: [[Float]])`: A matrix from rows, the shorter ones filled up with zeros.
// - `var largestIndices: [Int]`: The index of the largest number of each row.
// - `static func normal(_ shape: [Int], deviation: Float = 1, seed: UInt64 = 0) -> Tensor`: Draws from the normal distribution with mean 0, the same for the same seed.
// - `func product(_ other: Tensor) throws(ShapeError) -> Tensor`: The matrix product, through oneDNN: \[n, k\] by \[k, m\] gives \[n, m\].
// - `func reshaped(_ shape: [Int]) throws(ShapeError) -> Tensor`: The same numbers in another shape.
// - `var rows: [[Float]]`: The rows of a matrix; of a tensor of higher rank, its slices along the first dimension.
// - `let shape: [Int]`: The length of each dimension, outermost first.
// - `var values: [Float]`: The numbers, the last dimension running fastest.
//
// ## Charts {#sec-vocabulary-charts}
//
// Marks, scales and pictures. Module `Charts`.
//
// **`enum AnnotationPosition`** Where a label stands beside its mark.
//
// - `case automatic`
// - `case bottom`
// - `case bottomLeading`
// - `case bottomTrailing`
// - `case leading`
// - `case overlay`
// - `case top`
// - `case topLeading`
// - `case topTrailing`
// - `case trailing`
//
// **`struct AreaMark`** A point on the edge of an area; the marks of one series make the area.
//
// - `init(x: PlottableValue, y: PlottableValue, series: PlottableValue, stacking: MarkStackingMethod = .standard)`
// - `init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard)`: Between zero and the values; areas at one place stack.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`: A band between two values of y.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, series: PlottableValue)`
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue)`: A band between two values of x.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, series: PlottableValue)`
// - `let marks: ChartMarks`
//
// **`struct AreaPlot`** The area between two functions, or between one and zero.
//
// - `init(x: String, y: String, domain: ClosedRange<Double>, function: (Double) -> Double)`: Between the graph and zero.
// - `init(x: String, yStart: String, yEnd: String, domain: ClosedRange<Double>, function: (Double) -> (yStart: Double, yEnd: Double))`: `AreaPlot(x: "x", yStart: "low", yEnd: "high", domain: 0...1) { (yStart: $0 * $0, yEnd: $0) }`
// - `let marks: ChartMarks`
//
// **`struct AutomaticScaleDomain`** A domain that the chart finds itself.
//
// - `static let automatic: AutomaticScaleDomain`
// - `static func automatic(includesZero: Bool? = nil, reversed: Bool = false) -> AutomaticScaleDomain`
//
// **`enum AxisContentBuilder`** Collects the axis marks of an axis.
//
// - `static func buildBlock(_ marks: AxisMarks...) -> [AxisMarks]`
//
// **`enum AxisElement`** What is drawn at a marked value of an axis.
//
// - `case gridLine(StrokeStyle?)`
// - `case label(text: String?, format: AxisLabelFormat?)`
// - `case tick(length: Double)`
//
// **`struct AxisGridLine`** A line across the plot.
//
// - `let axisElement: AxisElement`
// - `init(stroke: StrokeStyle? = nil)`
//
// **`struct AxisLabelFormat`** How the values of an axis are written, by the names of Foundation's format styles: `.number.precision(.fractionLength(2))`, `.percent`, `.number.notation(.scientific)`.
//
// - `enum Notation`
// - `enum Precision`
// - `func notation(_ notation: AxisLabelFormat.Notation) -> AxisLabelFormat`
// - `static let number: AxisLabelFormat`
// - `static let percent: AxisLabelFormat`
// - `func precision(_ precision: AxisLabelFormat.Precision) -> AxisLabelFormat`
//
// **`protocol AxisMark`** Something that is drawn at each marked value.
//
// - `var axisElement: AxisElement`
//
// **`enum AxisMarkBuilder`** Collects what is drawn at each marked value.
//
// - `static func buildBlock(_ parts: [AxisElement]...) -> [AxisElement]`
// - `static func buildEither(first part: [AxisElement]) -> [AxisElement]`
// - `static func buildEither(second part: [AxisElement]) -> [AxisElement]`
// - `static func buildExpression(_ mark: some AxisMark) -> [AxisElement]`
// - `static func buildOptional(_ part: [AxisElement]?) -> [AxisElement]`
//
// **`enum AxisMarkPosition`** Where an axis is drawn.
//
// - `case automatic`
// - `case bottom`
// - `case leading`
// - `case top`
// - `case trailing`
//
// **`struct AxisMarkValues`** Which values of an axis are marked.
//
// - `static let automatic: AxisMarkValues`
// - `static func automatic(desiredCount: Int) -> AxisMarkValues`: About so many.
// - `init(arrayLiteral elements: Double...)`: Creates an instance initialized with the given elements.
// - `static func stride(by step: Double) -> AxisMarkValues`: Every multiple of the step.
//
// **`struct AxisMarks`** Marks along an axis: which values, and what is drawn at each.
//
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic)`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V]) where V : Plottable`
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic, content: () -> [AxisElement])`
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic, content: (AxisValue) -> [AxisElement])`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V], content: () -> [AxisElement]) where V : Plottable`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V], content: (AxisValue) -> [AxisElement]) where V : Plottable`
//
// **`struct AxisTick`** A short line at the axis.
//
// - `let axisElement: AxisElement`
// - `init(length: Double = 5)`: In points.
//
// **`struct AxisValue`** A marked value, as the content of axis marks sees it.
//
// - `func `as`<V>(_ type: V.Type) -> V? where V : Plottable`: The value as a number or a name: `value.as(Double.self)`.
// - `let count: Int`
// - `let index: Int`
//
// **`struct AxisValueLabel`** The value as text.
//
// - `let axisElement: AxisElement`
// - `init()`
// - `init(_ text: String)`
// - `init(content: () -> Text)`
// - `init(format: AxisLabelFormat)`
//
// **`struct Band`** The mean of several runs and how far they spread, as a line on a band.
//
// - `enum Spread`: How far runs are apart.
// - `init(x: String, y: String, runs: [[Double]], places: [Double]? = nil, spread: Band.Spread = .standardDeviation, of unit: String = "seeds")`
// - `let marks: ChartMarks`
//
// **`struct BarMark`** A bar from zero to a value, or over a range.
//
// - `init(x: PlottableValue, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: One bar, its parts laid end to end.
// - `init(x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: From zero to the number; bars at one place stack.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: A range of y.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: A range of x, as in a timeline.
// - `init(y: PlottableValue, width: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: One upright bar, its parts stacked.
// - `let marks: ChartMarks`
//
// **`enum BasicChartSymbolShape`** The shape of a symbol.
//
// - `case asterisk`
// - `case circle`
// - `case cross`
// - `case diamond`
// - `case pentagon`
// - `case plus`
// - `case square`
// - `case triangle`
//
// **`struct Chart`** A chart: marks, and how to show them.
//
// - `func accessibilityLabel(_ label: String) -> Chart`: The sentence that stands for the picture, instead of the one made from its data.
// - `func chartFacet(x label: String, columns: Int? = nil) -> Chart`: Panels side by side, one for each value that the marks carry under this label (with `facet(by:)`, or as colour or series), on shared scales.
// - `func chartForegroundStyleScale(_ mapping: KeyValuePairs<String, ChartColor>) -> Chart`: Which colour each category has: `["ReLU": .blue, "GELU": .orange]`.
// - `func chartForegroundStyleScale(domain: [String]) -> Chart`
// - `func chartForegroundStyleScale(domain: [String], range: [ChartColor]) -> Chart`
// - `func chartForegroundStyleScale(range: [ChartColor]) -> Chart`: The colours, for categories in the order in which they come.
// - `func chartForegroundStyleScale(scheme: ColorScheme, domain: ClosedRange<Double>? = nil) -> Chart`: The colours for numbers: `.viridis` for amounts, `.redBlue` for signed differences.
// - `func chartLegend(_ visibility: Visibility) -> Chart`
// - `func chartLegend(position: ChartLegendPosition) -> Chart`: A legend in this place, also where lines would else be labelled at their ends.
// - `func chartXAxis(_ visibility: Visibility) -> Chart`
// - `func chartXAxis(content: () -> [AxisMarks]) -> Chart`: Which values are marked on the x axis, and how.
// - `func chartXAxisLabel(_ label: String) -> Chart`: What the x axis is called.
// - `func chartXAxisLabel(_ visibility: Visibility) -> Chart`
// - `func chartXScale(domain: AutomaticScaleDomain, type: ScaleType? = nil) -> Chart`
// - `func chartXScale<V>(domain: ClosedRange<V>, type: ScaleType? = nil) -> Chart where V : Plottable, V : Comparable`: The ends of the x axis.
// - `func chartXScale<V>(domain: [V], type: ScaleType? = nil) -> Chart where V : Plottable`: The categories of the x axis, in order; or two numbers, the first at the left.
// - `func chartXScale(type: ScaleType) -> Chart`
// - `func chartYAxis(_ visibility: Visibility) -> Chart`
// - `func chartYAxis(content: () -> [AxisMarks]) -> Chart`: Which values are marked on the y axis, and how.
// - `func chartYAxisLabel(_ label: String) -> Chart`: What the y axis is called.
// - `func chartYAxisLabel(_ visibility: Visibility) -> Chart`
// - `func chartYScale(domain: AutomaticScaleDomain, type: ScaleType? = nil) -> Chart`
// - `func chartYScale<V>(domain: ClosedRange<V>, type: ScaleType? = nil) -> Chart where V : Plottable, V : Comparable`: The ends of the y axis.
// - `func chartYScale<V>(domain: [V], type: ScaleType? = nil) -> Chart where V : Plottable`: The categories of the y axis, from the top; or two numbers, the first at the bottom.
// - `func chartYScale(type: ScaleType) -> Chart`
// - `func facts() throws(ChartError) -> ChartFacts`
// - `func flattened() -> (bytes: [UInt8], functions: [(Double) -> Double])`: The chart as bytes for the program that draws it, and the functions that are plotted, which stay here and are called by their places.
// - `func frame(width: Double? = nil, height: Double? = nil) -> Chart`: The size in points (96 to the inch) at which the chart is laid out, instead of the frame's.
// - `init<Data>(_ data: Data, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence`: Marks for each element of the data.
// - `init<Data, ID>(_ data: Data, id: KeyPath<Data.Element, ID>, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence, ID : Hashable`: Marks for each element of the data; which element is which does not matter to a picture.
// - `init(content: () throws -> ChartMarks) rethrows`: Marks written one by one, in loops, or with `ForEach`.
// - `init(flattened bytes: [UInt8], call: (Int, Double) -> Double)`: The chart that `flattened()` wrote; `call` calls its functions.
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`: Turns the chart into SVG, a description and a table.
//
// **`struct ChartBinRange<Value> where Value : Comparable, Value : Hashable, Value : Sendable`** One bin: from its lower bound up to, without, its upper.
//
// - `init(lowerBound: Value, upperBound: Value)`
// - `let lowerBound: Value`
// - `let upperBound: Value`
//
// **`struct ChartColor`** A colour that suits light and dark pages alike: the named ones are hues of the chart palette with a shade for either, a colour given by components is the same on both.
//
// - `static let black: ChartColor`
// - `static let blue: ChartColor`
// - `static let brown: ChartColor`
// - `static let clear: ChartColor`
// - `static let cyan: ChartColor`
// - `static let gray: ChartColor`
// - `static let green: ChartColor`
// - `static let indigo: ChartColor`
// - `init(red: Double, green: Double, blue: Double, opacity: Double = 1)`: Components from 0 to 1.
// - `init(white: Double, opacity: Double = 1)`: A shade of grey, 0 black to 1 white.
// - `static let mint: ChartColor`
// - `func opacity(_ opacity: Double) -> ChartColor`: The same colour, more transparent.
// - `static let orange: ChartColor`
// - `static let pink: ChartColor`
// - `static let primary: ChartColor`
// - `static let purple: ChartColor`
// - `static let red: ChartColor`
// - `static let secondary: ChartColor`
// - `static let teal: ChartColor`
// - `static let tertiary: ChartColor`
// - `static let white: ChartColor`
// - `static let yellow: ChartColor`
//
// **`protocol ChartContent`** Something that can stand in a chart's braces.
//
// - `func annotation(position: AnnotationPosition = .automatic, spacing: Double? = nil, content: () -> Text) -> ChartMarks`: A label on each mark.
// - `func cornerRadius(_ radius: Double) -> ChartMarks`: In points.
// - `func facet(by value: PlottableValue) -> ChartMarks`: The panel that the mark belongs to; `chartFacet(x:)` lays the panels out.
// - `func foregroundStyle(_ color: ChartColor) -> ChartMarks`: One colour for the mark.
// - `func foregroundStyle(by value: PlottableValue) -> ChartMarks`: A colour per category, or a shade per number with a colour bar.
// - `func interpolationMethod(_ method: InterpolationMethod) -> ChartMarks`
// - `func lineStyle(_ style: StrokeStyle) -> ChartMarks`
// - `func lineStyle(by value: PlottableValue) -> ChartMarks`: A dash per category.
// - `var marks: ChartMarks`
// - `func opacity(_ opacity: Double) -> ChartMarks`: From 0, invisible, to 1.
// - `func opacity(by value: PlottableValue) -> ChartMarks`: An opacity per category or number.
// - `func position(by value: PlottableValue) -> ChartMarks`: Beside each other instead of stacked.
// - `func symbol(_ shape: BasicChartSymbolShape) -> ChartMarks`: One symbol for the mark; on lines, a symbol at every value.
// - `func symbol(by value: PlottableValue) -> ChartMarks`: A symbol per category.
// - `func symbolSize(_ area: Double) -> ChartMarks`: The symbol's area in square points.
// - `func symbolSize(by value: PlottableValue) -> ChartMarks`: An area in proportion to a number.
// - `func zIndex(_ index: Double) -> ChartMarks`: Marks with a higher index are drawn in front.
//
// **`enum ChartContentBuilder`** Collects marks written as statements; `if`, `switch` and plain `for` loops work.
//
// - `static func buildArray(_ parts: [ChartMarks]) -> ChartMarks`
// - `static func buildBlock() -> ChartMarks`
// - `static func buildEither(first part: ChartMarks) -> ChartMarks`
// - `static func buildEither(second part: ChartMarks) -> ChartMarks`
// - `static func buildExpression<Content>(_ content: Content) -> ChartMarks where Content : ChartContent`
// - `static func buildLimitedAvailability(_ part: ChartMarks) -> ChartMarks`
// - `static func buildOptional(_ part: ChartMarks?) -> ChartMarks`
// - `static func buildPartialBlock(accumulated: ChartMarks, next: ChartMarks) -> ChartMarks`
// - `static func buildPartialBlock(first: ChartMarks) -> ChartMarks`
//
// **`struct ChartError`** Why a chart cannot be drawn, in one sentence that says what to do.
//
// - `enum Kind`
// - `let kind: ChartError.Kind`
//
// **`struct ChartFacts`** What a chart says, as plain values: its labels and its data by series.
//
// - `struct Series`
// - `var hasLegend: Bool`: Whether readers can tell the series apart: by a legend or by names at the lines' ends.
// - `var series: [ChartFacts.Series]`: Points with numbers on both axes, by colour, in the order of the legend.
// - `var xLabel: String`: The axes' labels as they are shown; empty where none is.
// - `var yLabel: String`
//
// **`struct ChartFrame`** The room that a chart is laid out in, in points of 1/96 inch.
//
// - `var compactWidth: Double?`: The width of the second layout, for phones; `nil` leaves it out.
// - `var height: Double`
// - `var id: String?`: Keeps ids apart where the same chart stands on a page twice.
// - `static func inches(_ width: Double, _ height: Double, description: String? = nil) -> ChartFrame`: Sizes in inches, as notebooks give them.
// - `init(width: Double = 7 * 96, height: Double = 5 * 96, compactWidth: Double? = 360, description: String? = nil, id: String? = nil)`: A figure of 7 by 5 inches unless told otherwise.
// - `var width: Double`
//
// **`enum ChartLegendPosition`** Where a legend stands.
//
// - `case automatic`
// - `case bottom`
// - `case leading`
// - `case overlay`
// - `case top`
// - `case trailing`
//
// **`struct ChartMarks`** Content whose kind no longer matters: what the builder and the modifiers give back.
//
// - `var marks: ChartMarks`
//
// **`enum ChartStyle`** The style sheet that a site includes once for all its charts.
//
// - `static let css: String`: Colours for light and dark pages, the choice between the wide and the phone layout, and what happens on hover.
//
// **`struct ChartTable`** The data behind a chart.
//
// - `enum Cell`
// - `var columns: [String]`
// - `init(columns: [String], rows: [[ChartTable.Cell]])`
// - `static let mostRows: Int`: A longer table lists some of its rows, spread evenly over all.
// - `func node(maximumRows: Int = 100) -> Node`: As an HTML table.
// - `func plainText(maximumRows: Int = 20) -> String`: In aligned columns.
// - `var rows: [[ChartTable.Cell]]`
//
// **`enum ColorScheme`** How a number becomes a colour.
//
// - `case blues`: Paper to the first hue; the eye reads it as "how much".
// - `case grays`: White to black.
// - `case redBlue`: Red for negative, white for zero, blue for positive (ColorBrewer's RdBu).
// - `case viridis`: Dark blue over green to yellow, even in lightness (van der Walt and Smith, 2015).
//
// **`struct ConfusionMatrix`** Which class was taken for which: rows are the true classes, columns the answers.
//
// - `let counts: [[Int]]`: `counts[t][p]`: how many of true class t were taken for p.
// - `init(labels: [String], counts: [[Int]])`
// - `init(labels: [String], truth: [Int], predicted: [Int])`: Counts pairs of a true class and an answer, both indices into the labels.
// - `let labels: [String]`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// **`protocol Figure`** Everything that turns into a picture for a page: charts, diagrams, grids of images.
//
// - `func render() throws(ChartError) -> RenderedChart`: At the usual size.
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// **`struct ForEach`** Marks for each element of a collection.
//
// - `init<Data>(_ data: Data, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence`
// - `init<Data, ID>(_ data: Data, id: KeyPath<Data.Element, ID>, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence, ID : Hashable`: With Swift Charts' label for the identity of an element, which a picture has no use for.
// - `let marks: ChartMarks`
//
// **`struct Heatmap`** A matrix, or a function of two variables, as shaded cells with a colour bar.
//
// - `init(x: String, y: String, value: String, matrix: [[Double]], columns: [Double]? = nil, rows: [Double]? = nil)`
// - `init(x: String, y: String, value: String, matrix: [[Double]], columns: [String], rows: [String])`: With names for rows and columns.
// - `init(x: String, y: String, value: String, over columns: ClosedRange<Double>, _ rows: ClosedRange<Double>, resolution: Int = 120, function: (Double, Double) throws -> Double) rethrows`: The values of a function over a rectangle, such as a classifier's confidence around its decision boundary: `Heatmap(x: "x₁", y: "x₂", value: "P(upper)", over: -1.5...2.5, -1...1.5) { model($0, $1) }`
// - `let marks: ChartMarks`
//
// **`struct Histogram`** How often values occur, as bars over bins.
//
// - `init(_ x: String, values: [Double], bins: Int? = nil, range: ClosedRange<Double>? = nil, isDensity: Bool = false)`
// - `let marks: ChartMarks`
//
// **`struct ImageGrid`** Small images side by side, such as digits or first-layer weights, as one PNG whose pixels stay sharp.
//
// - `init<Pixel>(_ images: [[Pixel]], width: Int = 28, height: Int = 28, captions: [String] = [], errors: Set<Int> = [], columns: Int? = nil, scheme: ColorScheme = .grays, range: ClosedRange<Double>? = nil) where Pixel : BinaryFloatingPoint`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// **`enum InterpolationMethod`** How a line runs between two marks.
//
// - `case cardinal`
// - `case catmullRom`: Smooth; may overshoot.
// - `case linear`
// - `case monotone`: Smooth, and never beyond the values on either side.
// - `case stepCenter`
// - `case stepEnd`
// - `case stepStart`
//
// **`struct LineMark`** A point on a line; the marks of one series make the line, in the order in which they are given.
//
// - `init(x: PlottableValue, y: PlottableValue)`: Without `series:` the marks are told apart by what colours them, and else are one line.
// - `init(x: PlottableValue, y: PlottableValue, series: PlottableValue)`: `series` tells lines apart that look alike.
// - `let marks: ChartMarks`
//
// **`struct LinePlot`** The graph of a function.
//
// - `init(x: String, y: String, domain: ClosedRange<Double>? = nil, function: (Double) -> Double)`: `LinePlot(x: "x", y: "tanh x", domain: -6...6) { tanh($0) }`
// - `init(x: String, y: String, t: String, domain: ClosedRange<Double>, function: (Double) -> (x: Double, y: Double))`: A curve given by a parameter: `LinePlot(x: "x", y: "y", t: "t", domain: 0...(2 * .pi)) { (cos($0), sin($0)) }`
// - `let marks: ChartMarks`
//
// **`enum MarkDimension`** How wide a bar or a rectangle is along the axis on which it has a single value.
//
// - `case automatic`
// - `case fixed(Double)`: In points.
// - `init(floatLiteral value: Double)`: Creates an instance initialized to the specified floating-point value.
// - `init(integerLiteral value: Int)`: Creates an instance initialized to the specified integer value.
// - `case inset(Double)`: The whole space less this many points on either side.
// - `case ratio(Double)`: A share of the space that a value has on its axis.
//
// **`enum MarkStackingMethod`** What becomes of bars and areas that share a place.
//
// - `case center`: Stacked around the middle, as in a stream graph.
// - `case normalized`: One on top of the other, stretched so that each stack has height one.
// - `case standard`: One on top of the other.
// - `case unstacked`: In front of each other.
//
// **`struct NetworkDiagram`** A network of layers: units as circles, weights as lines, blue for positive and red for negative, the stronger the thicker.
//
// - `struct Layer`: A layer: its name, how many units it has, and, when given, how active each is.
// - `init(_ layers: [NetworkDiagram.Layer], weights: [[[Double]]] = [])`
// - `let layers: [NetworkDiagram.Layer]`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `let weights: [[[Double]]]`: `weights[l][i][j]`: from unit j of layer l to unit i of layer l + 1, as a weight matrix has it.
//
// **`struct NumberBins`** Bins of one width for numbers, with round bounds where they are found from data.
//
// - `var endIndex: Int`: The collection's "past the end" position---that is, the position one greater than the last valid subscript argument.
// - `func index(for value: Double) -> Int`: The bin that a value falls into.
// - `init(data: [Double], desiredCount: Int? = nil)`: About so many bins with round bounds that cover the data; by default as many as Sturges' rule says, log2(n) + 1.
// - `init(range: ClosedRange<Double>, count: Int)`: So many bins of equal width.
// - `init(size: Double, range: ClosedRange<Double>)`: Bins of this width that cover the range, their bounds whole multiples of it.
// - `init(thresholds: [Double])`
// - `var startIndex: Int`: The position of the first element in a nonempty collection.
// - `subscript(position: Int) -> ChartBinRange<Double>`: Accesses the element at the specified position.
// - `let thresholds: [Double]`: The bounds of all bins, one more than there are bins.
//
// **`protocol Plottable`** A type whose values can be plotted.
//
// - `associatedtype PrimitivePlottable : PrimitivePlottableProtocol`
// - `init?(primitivePlottable: Self)`
// - `init?(primitivePlottable: Self.PrimitivePlottable)`
// - `init?(primitivePlottable: Self.RawValue)`
// - `var primitivePlottable: Self`
// - `var primitivePlottable: Self.PrimitivePlottable`
// - `var primitivePlottable: Self.RawValue`
//
// **`struct PlottableValue`** A value with the label under which the chart's axes, legend, table and description speak of it.
//
// - `var end: PlottedValue?`: The far end where the value is a range, such as a bin of a histogram.
// - `var label: String`
// - `var value: PlottedValue`
// - `static func value<V>(_ label: String, _ bin: ChartBinRange<V>) -> PlottableValue where V : Plottable, V : Comparable, V : Hashable, V : Sendable`: A bin on the axis: `x: .value("Weight", bins[index])`.
// - `static func value<V>(_ label: String, _ range: ClosedRange<V>) -> PlottableValue where V : Plottable, V : Comparable`: A range on the axis, closed: `y: .value("Spread", low...high)`.
// - `static func value<V>(_ label: String, _ range: Range<V>) -> PlottableValue where V : Plottable, V : Comparable`: A range on the axis: `x: .value("Weight", bins[index])`.
// - `static func value<V>(_ label: String, _ value: V) -> PlottableValue where V : Plottable`: `x: .value("Epoch", row.epoch)`
//
// **`enum PlottedValue`** A value that has a place on an axis: a number, a date or a category.
//
// - `case category(String)`
// - `case date(Double)`: Seconds since the start of 1970.
// - `case number(Double)`
//
// **`struct PointMark`** A symbol at a place.
//
// - `init(x: PlottableValue)`: Along one axis only.
// - `init(x: PlottableValue, y: PlottableValue)`
// - `init(y: PlottableValue)`: Along one axis only.
// - `let marks: ChartMarks`
//
// **`struct PolygonMark`** A polygon in the coordinates of the axes: a linear region, a cell of a decision map.
//
// - `init(x: String, y: String, corners: [(x: Double, y: Double)])`: `PolygonMark(x: "x₁", y: "x₂", corners: [(0, 0), (1, 0), (0.5, 1)])`; polygons close themselves.
// - `let marks: ChartMarks`
//
// **`protocol PrimitivePlottableProtocol`** What Swift itself can put on an axis.
//
// - `var plottedValue: PlottedValue`
// - `var plottedValue: PlottedValue`
// - `var plottedValue: PlottedValue`
//
// **`struct RectangleMark`** A rectangle: a cell of a heatmap, a highlighted region.
//
// - `init(x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic, height: MarkDimension = .automatic)`: Centred on a place, as wide and high as the places are apart.
// - `init(x: PlottableValue? = nil, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic)`: Over a range of y, through the whole plot unless `x` is given.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue? = nil, height: MarkDimension = .automatic)`: Over a range of x, through the whole plot unless `y` is given.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`
// - `let marks: ChartMarks`
//
// **`struct RenderedChart`** A picture that is ready for a page.
//
// - `var notes: [String]`: What was left out or must be known to read the picture, each a sentence.
// - `var plainText: String`: The chart for a terminal or a plain file: what there is to see, the notes, and the first rows.
// - `var seriesCount: Int`
// - `var svg: String`: A complete SVG.
// - `var table: ChartTable`: The data.
//
// **`struct RuleMark`** A straight line along one axis: a threshold, an interval, an error bar.
//
// - `init(x: PlottableValue)`: Upright, through the whole plot.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue)`
// - `init(y: PlottableValue)`: Level, through the whole plot.
// - `let marks: ChartMarks`
//
// **`struct ScaleType`** How an axis turns values into places.
//
// - `static let category: ScaleType`
// - `static let date: ScaleType`
// - `static let linear: ScaleType`
// - `static let log: ScaleType`: Base ten.
// - `static func power(exponent: Double) -> ScaleType`: The value to this power, its sign kept.
// - `static let squareRoot: ScaleType`
// - `static let symmetricLog: ScaleType`: Linear near zero and logarithmic away from it, for both signs.
// - `static func symmetricLog(slopeAtZero slope: Double) -> ScaleType`: sign(x) · log(1 + slope · \|x\|): the larger the slope, the smaller the linear part around zero.
//
// **`struct SectorMark`** A sector of a circle or a ring; its angle is its share of all values.
//
// - `init(angle: PlottableValue, innerRadius: MarkDimension = .automatic, outerRadius: MarkDimension = .automatic, angularInset: Double? = nil)`
// - `let marks: ChartMarks`
//
// **`struct Sparkline`** A word-sized line for a table's cell: no axes, the last value as a dot.
//
// - `init(_ values: [Double], label: String = "Values")`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `var svg: String`: The picture alone, 96 by 20 points.
// - `let values: [Double]`
//
// **`struct StrokeStyle`** How a line is drawn: its width and dashes in points.
//
// - `var dash: [Double]`
// - `init(lineWidth: Double = 1, dash: [Double] = [])`
// - `var lineWidth: Double`
//
// **`struct Text`** A label inside a chart: `.annotation { Text("best") }`.
//
// - `enum Font`: How large.
// - `func bold() -> Text`
// - `var content: String`
// - `func font(_ font: Text.Font) -> Text`
// - `func foregroundStyle(_ color: ChartColor) -> Text`
// - `init(_ content: String)`
// - `init(verbatim content: String)`
//
// **`struct TreeDiagram`** A tree, such as a decision tree: from the top down where there is room, else from left to right.
//
// - `init(_ root: TreeNode)`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `let root: TreeNode`
//
// **`struct TreeNode`** A node of a tree: what it says, and what lies under it.
//
// - `var children: [TreeNode]`
// - `var edge: String?`: What stands on the edge from above, such as "yes".
// - `var group: Int?`: The class of a leaf, which colours it: 0 is the first hue.
// - `init(_ label: String, edge: String? = nil, group: Int? = nil, children: [TreeNode] = [])`
// - `var label: String`: Lines are broken at "\\n".
//
// **`enum Visibility`** Whether a part of a chart is shown.
//
// - `case automatic`
// - `case hidden`
// - `case visible`
