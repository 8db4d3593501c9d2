// Vocabulary: Live

// A live cell ends in an `Animation` where it has `animate`, and may train a `SmallNetwork`, a perceptron that is small enough for a
// page. [Live cells](live.md) says what else such a cell may use.
//
// Module `LiveKit`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## Animation
//
// `struct Animation<State, Shown>`: Something that changes step by step: a state, how the next one comes of it, and what is shown of each.
//
// - `class Running`: A place for the state between two steps.
// - `let draw: (State) -> Shown`: What is shown of a state.
// - `init(start: State, step: (State) -> State, draw: (State) -> Shown)`
// - `let start: State`
// - `let step: (State) -> State`: The state that follows.
//
// ## LabelledPoints
//
// `struct LabelledPoints`: Points of the plane that a reader has placed in a chart, each with a label: the value of a control `mine: points`.
//
// - `var count: Int`: The number of elements in the collection.
// - `var endIndex: Int`: The collection's "past the end" position---that is, the position one greater than the last valid subscript argument.
// - `init(_ points: [(x: Double, y: Double, label: Int)] = [])`
// - `var isEmpty: Bool`: A Boolean value indicating whether the collection is empty.
// - `var points: [(x: Double, y: Double, label: Int)]`
// - `var startIndex: Int`: The position of the first element in a nonempty collection.
// - `subscript(index: Int) -> (x: Double, y: Double, label: Int)`: Accesses the element at the specified position.
//
// ## SmallNetwork
//
// `struct SmallNetwork`: A perceptron for a page: small enough to read, quick enough to train while one watches, and the same to the last bit in a build and in a browser wherever its activation is.
//
// - `struct Layer`: A layer's weights, row by row, one row for each unit, and its biases.
// - `enum Start`: How weights start: their variance times the number of a unit's inputs.
// - `let activation: Activation`
// - `func callAsFunction(_ x: Double, _ y: Double) -> Double`: The logit at a point of the plane.
// - `var gradientSizes: [Double]`: The root mean square of the last batch's gradient at each layer's weights.
// - `init(_ sizes: [Int], activation: Activation, start: SmallNetwork.Start = .he, seed: UInt64 = 1)`
// - `var layers: [SmallNetwork.Layer]`
// - `var loss: Double`: The mean loss of the last batch.
// - `var steps: Int`: Steps taken so far.
// - `mutating func train(on batch: [(x: Double, y: Double, label: Int)], rate: Double)`: One step of gradient descent on a batch of points of the plane with labels 0 and 1.
// - `func values(at point: [Double]) -> [[Double]]`: The activations of every layer at a point, the inputs first and the logit last.
