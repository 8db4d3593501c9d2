// Vocabulary: Charts

// Charts are written as with Apple's Swift Charts: a `Chart` holds marks, a mark has values with names, and what follows the brace
// says scales and axes. What Apple has is called as there; `LinePlot`, `ImageGrid` and a few others are added. Each chart makes a description of
// itself, and its data stand below it as a table. [Figures](03-figures.md) has examples.
//
// Module `Charts`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## AnnotationPosition
//
// `enum AnnotationPosition`: Where a label stands beside its mark.
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
// ## AreaMark
//
// `struct AreaMark`: A point on the edge of an area; the marks of one series make the area.
//
// - `init(x: PlottableValue, y: PlottableValue, series: PlottableValue, stacking: MarkStackingMethod = .standard)`
// - `init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard)`: Between zero and the values; areas at one place stack.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`: A band between two values of y.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, series: PlottableValue)`
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue)`: A band between two values of x.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, series: PlottableValue)`
// - `let marks: ChartMarks`
//
// ## AreaPlot
//
// `struct AreaPlot`: The area between two functions, or between one and zero.
//
// - `init(x: String, y: String, domain: ClosedRange<Double>, function: (Double) -> Double)`: Between the graph and zero.
// - `init(x: String, yStart: String, yEnd: String, domain: ClosedRange<Double>, function: (Double) -> (yStart: Double, yEnd: Double))`: `AreaPlot(x: "x", yStart: "low", yEnd: "high", domain: 0...1) { (yStart: $0 * $0, yEnd: $0) }`
// - `let marks: ChartMarks`
//
// ## AutomaticScaleDomain
//
// `struct AutomaticScaleDomain`: A domain that the chart finds itself.
//
// - `static let automatic: AutomaticScaleDomain`
// - `static func automatic(includesZero: Bool? = nil, reversed: Bool = false) -> AutomaticScaleDomain`
//
// ## AxisContentBuilder
//
// `enum AxisContentBuilder`: Collects the axis marks of an axis.
//
// - `static func buildBlock(_ marks: AxisMarks...) -> [AxisMarks]`
//
// ## AxisElement
//
// `enum AxisElement`: What is drawn at a marked value of an axis.
//
// - `case gridLine(StrokeStyle?)`
// - `case label(text: String?, format: AxisLabelFormat?)`
// - `case tick(length: Double)`
//
// ## AxisGridLine
//
// `struct AxisGridLine`: A line across the plot.
//
// - `let axisElement: AxisElement`
// - `init(stroke: StrokeStyle? = nil)`
//
// ## AxisLabelFormat
//
// `struct AxisLabelFormat`: How the values of an axis are written, by the names of Foundation's format styles: `.number.precision(.fractionLength(2))`, `.percent`, `.number.notation(.scientific)`.
//
// - `enum Notation`
// - `enum Precision`
// - `func notation(_ notation: AxisLabelFormat.Notation) -> AxisLabelFormat`
// - `static let number: AxisLabelFormat`
// - `static let percent: AxisLabelFormat`
// - `func precision(_ precision: AxisLabelFormat.Precision) -> AxisLabelFormat`
//
// ## AxisMark
//
// `protocol AxisMark`: Something that is drawn at each marked value.
//
// - `var axisElement: AxisElement`
//
// ## AxisMarkBuilder
//
// `enum AxisMarkBuilder`: Collects what is drawn at each marked value.
//
// - `static func buildBlock(_ parts: [AxisElement]...) -> [AxisElement]`
// - `static func buildEither(first part: [AxisElement]) -> [AxisElement]`
// - `static func buildEither(second part: [AxisElement]) -> [AxisElement]`
// - `static func buildExpression(_ mark: some AxisMark) -> [AxisElement]`
// - `static func buildOptional(_ part: [AxisElement]?) -> [AxisElement]`
//
// ## AxisMarkPosition
//
// `enum AxisMarkPosition`: Where an axis is drawn.
//
// - `case automatic`
// - `case bottom`
// - `case leading`
// - `case top`
// - `case trailing`
//
// ## AxisMarkValues
//
// `struct AxisMarkValues`: Which values of an axis are marked.
//
// - `static let automatic: AxisMarkValues`
// - `static func automatic(desiredCount: Int) -> AxisMarkValues`: About so many.
// - `init(arrayLiteral elements: Double...)`: Creates an instance initialized with the given elements.
// - `static func stride(by step: Double) -> AxisMarkValues`: Every multiple of the step.
//
// ## AxisMarks
//
// `struct AxisMarks`: Marks along an axis: which values, and what is drawn at each.
//
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic)`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V]) where V : Plottable`
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic, content: () -> [AxisElement])`
// - `init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic, content: (AxisValue) -> [AxisElement])`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V], content: () -> [AxisElement]) where V : Plottable`
// - `init<V>(position: AxisMarkPosition = .automatic, values: [V], content: (AxisValue) -> [AxisElement]) where V : Plottable`
//
// ## AxisTick
//
// `struct AxisTick`: A short line at the axis.
//
// - `let axisElement: AxisElement`
// - `init(length: Double = 5)`: In points.
//
// ## AxisValue
//
// `struct AxisValue`: A marked value, as the content of axis marks sees it.
//
// - `func as<V>(_ type: V.Type) -> V? where V : Plottable`: The value as a number or a name: `value.as(Double.self)`.
// - `let count: Int`
// - `let index: Int`
//
// ## AxisValueLabel
//
// `struct AxisValueLabel`: The value as text.
//
// - `let axisElement: AxisElement`
// - `init()`
// - `init(_ text: String)`
// - `init(content: () -> Text)`
// - `init(format: AxisLabelFormat)`
//
// ## Band
//
// `struct Band`: The mean of several runs and how far they spread, as a line on a band.
//
// - `enum Spread`: How far runs are apart.
// - `init(x: String, y: String, runs: [[Double]], xValues: [Double]? = nil, spread: Band.Spread = .standardDeviation, of unit: String = "seeds")`
// - `let marks: ChartMarks`
//
// ## BarMark
//
// `struct BarMark`: A bar from zero to a value, or over a range.
//
// - `init(x: PlottableValue, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: One bar, its parts laid end to end.
// - `init(x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: From zero to the number; bars at one place stack.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: A range of y.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: A range of x, as in a timeline.
// - `init(y: PlottableValue, width: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)`: One upright bar, its parts stacked.
// - `let marks: ChartMarks`
//
// ## BasicChartSymbolShape
//
// `enum BasicChartSymbolShape`: The shape of a symbol.
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
// ## Chart
//
// `struct Chart`: A chart: marks, and how to show them.
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
// - `func flattened() -> (bytes: [UInt8], functions: [(Double) -> Double])`: The chart as bytes for the program that draws it, and the functions that are plotted, which stay here and are called by their indices.
// - `func frame(width: Double? = nil, height: Double? = nil) -> Chart`: The size in points (96 to the inch) at which the chart is laid out, instead of the frame's.
// - `init<Data>(_ data: Data, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence`: Marks for each element of the data.
// - `init<Data, ID>(_ data: Data, id: KeyPath<Data.Element, ID>, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence, ID : Hashable`: Marks for each element of the data; which element is which does not matter to a picture.
// - `init(content: () throws -> ChartMarks) rethrows`: Marks written one by one, in loops, or with `ForEach`.
// - `init(flattened bytes: [UInt8], call: (Int, Double) -> Double)`: The chart that `flattened()` wrote; `call` calls its functions.
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`: Turns the chart into SVG, a description and a table.
//
// ## ChartBinRange
//
// `struct ChartBinRange<Value> where Value : Comparable, Value : Hashable, Value : Sendable`: One bin: from its lower bound up to, without, its upper.
//
// - `init(lowerBound: Value, upperBound: Value)`
// - `let lowerBound: Value`
// - `let upperBound: Value`
//
// ## ChartColor
//
// `struct ChartColor`: A colour that suits light and dark pages alike: the named ones are hues of the chart palette with a shade for either, a colour given by components is the same on both.
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
// ## ChartContent
//
// `protocol ChartContent`: Something that can stand in a chart's braces.
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
// ## ChartContentBuilder
//
// `enum ChartContentBuilder`: Collects marks written as statements; `if`, `switch` and plain `for` loops work.
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
// ## ChartError
//
// `struct ChartError`: Why a chart cannot be drawn, in one sentence that says what to do.
//
// - `enum Kind`
// - `let kind: ChartError.Kind`
//
// ## ChartFacts
//
// `struct ChartFacts`: What a chart says, as plain values: its labels and its data by series.
//
// - `struct Series`
// - `var hasLegend: Bool`: Whether readers can tell the series apart: by a legend or by names at the lines' ends.
// - `var series: [ChartFacts.Series]`: Points with numbers on both axes, by colour, in the order of the legend.
// - `var xLabel: String`: The axes' labels as they are shown; empty where none is.
// - `var yLabel: String`
//
// ## ChartFrame
//
// `struct ChartFrame`: The room that a chart is laid out in, in points of 1/96 inch.
//
// - `var compactWidth: Double?`: The width of the second layout, for phones; `nil` leaves it out.
// - `var height: Double`
// - `var id: String?`: Keeps ids apart where the same chart stands on a page twice.
// - `static func inches(_ width: Double, _ height: Double, description: String? = nil) -> ChartFrame`: Sizes in inches, as notebooks give them.
// - `init(width: Double = 7 * 96, height: Double = 5 * 96, compactWidth: Double? = 360, description: String? = nil, id: String? = nil)`: A figure of 7 by 5 inches unless told otherwise.
// - `var width: Double`
//
// ## ChartLegendPosition
//
// `enum ChartLegendPosition`: Where a legend stands.
//
// - `case automatic`
// - `case bottom`
// - `case leading`
// - `case overlay`
// - `case top`
// - `case trailing`
//
// ## ChartMarks
//
// `struct ChartMarks`: Content whose kind no longer matters: what the builder and the modifiers give back.
//
// - `var marks: ChartMarks`
//
// ## ChartStyle
//
// `enum ChartStyle`: The style sheet that a site includes once for all its charts.
//
// - `static let css: String`: Colours for light and dark pages, the choice between the wide and the phone layout, and what happens on hover.
//
// ## ChartTable
//
// `struct ChartTable`: The data behind a chart.
//
// - `enum Cell`
// - `var columns: [String]`
// - `init(columns: [String], rows: [[ChartTable.Cell]])`
// - `static let mostRows: Int`: A longer table lists some of its rows, spread evenly over all.
// - `func node(maximumRows: Int = 100) -> Node`: As an HTML table.
// - `var note: String?`: What a reader must know of a table that does not list everything.
// - `func plainText(maximumRows: Int = 20) -> String`: In aligned columns.
// - `var rows: [[ChartTable.Cell]]`
//
// ## ColorScheme
//
// `enum ColorScheme`: How a number becomes a colour.
//
// - `case blues`: Paper to the first hue; the eye reads it as "how much".
// - `case grays`: White to black.
// - `case redBlue`: Red for negative, white for zero, blue for positive (ColorBrewer's RdBu).
// - `case viridis`: Dark blue over green to yellow, even in lightness (van der Walt and Smith, 2015).
//
// ## ConfusionMatrix
//
// `struct ConfusionMatrix`: Which class was taken for which: rows are the true classes, columns the answers.
//
// - `let counts: [[Int]]`: `counts[t][p]`: how many of true class t were taken for p.
// - `init(labels: [String], counts: [[Int]])`
// - `init(labels: [String], truth: [Int], predicted: [Int])`: Counts pairs of a true class and an answer, both indices into the labels.
// - `let labels: [String]`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// ## Figure
//
// `protocol Figure`: Everything that turns into a picture for a page: charts, diagrams, grids of images.
//
// - `func render() throws(ChartError) -> RenderedChart`: At the usual size.
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// ## ForEach
//
// `struct ForEach`: Marks for each element of a collection.
//
// - `init<Data>(_ data: Data, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence`
// - `init<Data, ID>(_ data: Data, id: KeyPath<Data.Element, ID>, content: (Data.Element) throws -> ChartMarks) rethrows where Data : Sequence, ID : Hashable`: With Swift Charts' label for the identity of an element, which a picture has no use for.
// - `let marks: ChartMarks`
//
// ## Heatmap
//
// `struct Heatmap`: A matrix, or a function of two variables, as shaded cells with a colour bar.
//
// - `init(x: String, y: String, value: String, matrix: [[Double]], columns: [Double]? = nil, rows: [Double]? = nil)`
// - `init(x: String, y: String, value: String, matrix: [[Double]], columns: [String], rows: [String])`: With names for rows and columns.
// - `init(x: String, y: String, value: String, over columns: ClosedRange<Double>, _ rows: ClosedRange<Double>, resolution: Int = 120, function: (Double, Double) throws -> Double) rethrows`: The values of a function over a rectangle, such as a classifier's confidence around its decision boundary: `Heatmap(x: "x₁", y: "x₂", value: "P(upper)", over: -1.5...2.5, -1...1.5) { model($0, $1) }`
// - `let marks: ChartMarks`
//
// ## Histogram
//
// `struct Histogram`: How often values occur, as bars over bins.
//
// - `init(_ x: String, values: [Double], bins: Int? = nil, range: ClosedRange<Double>? = nil, isDensity: Bool = false)`
// - `let marks: ChartMarks`
//
// ## ImageGrid
//
// `struct ImageGrid`: Small images side by side, such as digits or first-layer weights, as one PNG whose pixels stay sharp.
//
// - `init<Pixel>(_ images: [[Pixel]], width: Int = 28, height: Int = 28, captions: [String] = [], errors: Set<Int> = [], columns: Int? = nil, scheme: ColorScheme = .grays, range: ClosedRange<Double>? = nil) where Pixel : BinaryFloatingPoint`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
//
// ## InterpolationMethod
//
// `enum InterpolationMethod`: How a line runs between two marks.
//
// - `case cardinal`
// - `case catmullRom`: Smooth; may overshoot.
// - `case linear`
// - `case monotone`: Smooth, and never beyond the values on either side.
// - `case stepCenter`
// - `case stepEnd`
// - `case stepStart`
//
// ## LineMark
//
// `struct LineMark`: A point on a line; the marks of one series make the line, in the order in which they are given.
//
// - `init(x: PlottableValue, y: PlottableValue)`: Without `series:` the marks are told apart by what colours them, and else are one line.
// - `init(x: PlottableValue, y: PlottableValue, series: PlottableValue)`: `series` tells lines apart that look alike.
// - `let marks: ChartMarks`
//
// ## LinePlot
//
// `struct LinePlot`: The graph of a function.
//
// - `init(x: String, y: String, domain: ClosedRange<Double>? = nil, function: (Double) -> Double)`: `LinePlot(x: "x", y: "tanh x", domain: -6...6) { tanh($0) }`
// - `init(x: String, y: String, t: String, domain: ClosedRange<Double>, function: (Double) -> (x: Double, y: Double))`: A curve given by a parameter: `LinePlot(x: "x", y: "y", t: "t", domain: 0...(2 * .pi)) { (cos($0), sin($0)) }`
// - `let marks: ChartMarks`
//
// ## MarkDimension
//
// `enum MarkDimension`: How wide a bar or a rectangle is along the axis on which it has a single value.
//
// - `case automatic`
// - `case fixed(Double)`: In points.
// - `init(floatLiteral value: Double)`: Creates an instance initialized to the specified floating-point value.
// - `init(integerLiteral value: Int)`: Creates an instance initialized to the specified integer value.
// - `case inset(Double)`: The whole space less this many points on either side.
// - `case ratio(Double)`: A share of the space that a value has on its axis.
//
// ## MarkStackingMethod
//
// `enum MarkStackingMethod`: What becomes of bars and areas that share a place.
//
// - `case center`: Stacked around the middle, as in a stream graph.
// - `case normalized`: One on top of the other, stretched so that each stack has height one.
// - `case standard`: One on top of the other.
// - `case unstacked`: In front of each other.
//
// ## NetworkDiagram
//
// `struct NetworkDiagram`: A network of layers: units as circles, weights as lines, blue for positive and red for negative, the stronger the thicker.
//
// - `struct Layer`: A layer: its name, how many units it has, and, when given, how active each is.
// - `init(_ layers: [NetworkDiagram.Layer], weights: [[[Double]]] = [])`
// - `let layers: [NetworkDiagram.Layer]`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `let weights: [[[Double]]]`: `weights[l][i][j]`: from unit j of layer l to unit i of layer l + 1, as a weight matrix has it.
//
// ## NumberBins
//
// `struct NumberBins`: Bins of one width for numbers, with round bounds where they are found from data.
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
// ## Plottable
//
// `protocol Plottable`: A type whose values can be plotted.
//
// - `associatedtype PrimitivePlottable : PrimitivePlottableProtocol`
// - `init?(primitivePlottable: Self)`
// - `init?(primitivePlottable: Self.PrimitivePlottable)`
// - `init?(primitivePlottable: Self.RawValue)`
// - `var primitivePlottable: Self`
// - `var primitivePlottable: Self.PrimitivePlottable`
// - `var primitivePlottable: Self.RawValue`
//
// ## PlottableValue
//
// `struct PlottableValue`: A value with the label under which the chart's axes, legend, table and description speak of it.
//
// - `var end: PlottedValue?`: The far end where the value is a range, such as a bin of a histogram.
// - `var label: String`
// - `var value: PlottedValue`
// - `static func value<V>(_ label: String, _ bin: ChartBinRange<V>) -> PlottableValue where V : Plottable, V : Comparable, V : Hashable, V : Sendable`: A bin on the axis: `x: .value("Weight", bins[index])`.
// - `static func value<V>(_ label: String, _ range: ClosedRange<V>) -> PlottableValue where V : Plottable, V : Comparable`: A range on the axis, closed: `y: .value("Spread", low...high)`.
// - `static func value<V>(_ label: String, _ range: Range<V>) -> PlottableValue where V : Plottable, V : Comparable`: A range on the axis: `x: .value("Weight", bins[index])`.
// - `static func value<V>(_ label: String, _ value: V) -> PlottableValue where V : Plottable`: `x: .value("Epoch", row.epoch)`
//
// ## PlottedValue
//
// `enum PlottedValue`: A value that has a coordinate on an axis: a number, a date or a category.
//
// - `case category(String)`
// - `case date(Double)`: Seconds since the start of 1970.
// - `case number(Double)`
//
// ## PointMark
//
// `struct PointMark`: A symbol at a point.
//
// - `init(x: PlottableValue)`: Along one axis only.
// - `init(x: PlottableValue, y: PlottableValue)`
// - `init(y: PlottableValue)`: Along one axis only.
// - `let marks: ChartMarks`
//
// ## PolygonMark
//
// `struct PolygonMark`: A polygon in the coordinates of the axes: a linear region, a cell of a decision map.
//
// - `init(x: String, y: String, corners: [(x: Double, y: Double)])`: `PolygonMark(x: "x₁", y: "x₂", corners: [(0, 0), (1, 0), (0.5, 1)])`; polygons close themselves.
// - `let marks: ChartMarks`
//
// ## PrimitivePlottableProtocol
//
// `protocol PrimitivePlottableProtocol`: What Swift itself can put on an axis.
//
// - `var plottedValue: PlottedValue`
// - `var plottedValue: PlottedValue`
// - `var plottedValue: PlottedValue`
//
// ## RectangleMark
//
// `struct RectangleMark`: A rectangle: a cell of a heatmap, a highlighted region.
//
// - `init(x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic, height: MarkDimension = .automatic)`: Centred on a point, as wide and high as the points are apart.
// - `init(x: PlottableValue? = nil, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic)`: Over a range of y, through the whole plot unless `x` is given.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue? = nil, height: MarkDimension = .automatic)`: Over a range of x, through the whole plot unless `y` is given.
// - `init(xStart: PlottableValue, xEnd: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`
// - `let marks: ChartMarks`
//
// ## RenderedChart
//
// `struct RenderedChart`: A picture that is ready for a page.
//
// - `var notes: [String]`: What was left out or must be known to read the picture, each a sentence. (What must be known to read the table is the table's `note`.)
// - `var plainText: String`: The chart for a terminal or a plain file: what there is to see, the notes, and the first rows.
// - `var seriesCount: Int`
// - `var svg: String`: A complete SVG.
// - `var table: ChartTable`: The data.
//
// ## RuleMark
//
// `struct RuleMark`: A straight line along one axis: a threshold, an interval, an error bar.
//
// - `init(x: PlottableValue)`: Upright, through the whole plot.
// - `init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue)`
// - `init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue)`
// - `init(y: PlottableValue)`: Level, through the whole plot.
// - `let marks: ChartMarks`
//
// ## ScaleType
//
// `struct ScaleType`: How an axis turns values into coordinates.
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
// ## SectorMark
//
// `struct SectorMark`: A sector of a circle or a ring; its angle is its share of all values.
//
// - `init(angle: PlottableValue, innerRadius: MarkDimension = .automatic, outerRadius: MarkDimension = .automatic, angularInset: Double? = nil)`
// - `let marks: ChartMarks`
//
// ## Sparkline
//
// `struct Sparkline`: A word-sized line for a table's cell: no axes, the last value as a dot.
//
// - `init(_ values: [Double], label: String = "Values")`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `var svg: String`: The picture alone, 96 by 20 points.
// - `let values: [Double]`
//
// ## StrokeStyle
//
// `struct StrokeStyle`: How a line is drawn: its width and dashes in points.
//
// - `var dash: [Double]`
// - `init(lineWidth: Double = 1, dash: [Double] = [])`
// - `var lineWidth: Double`
//
// ## Text
//
// `struct Text`: A label inside a chart: `.annotation { Text("best") }`.
//
// - `enum Font`: How large.
// - `func bold() -> Text`
// - `var content: String`
// - `func font(_ font: Text.Font) -> Text`
// - `func foregroundStyle(_ color: ChartColor) -> Text`
// - `init(_ content: String)`
// - `init(verbatim content: String)`
//
// ## TreeDiagram
//
// `struct TreeDiagram`: A tree, such as a decision tree: from the top down where there is room, else from left to right.
//
// - `init(_ root: TreeNode)`
// - `func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart`
// - `let root: TreeNode`
//
// ## TreeNode
//
// `struct TreeNode`: A node of a tree: what it says, and what lies under it.
//
// - `var children: [TreeNode]`
// - `var edge: String?`: What stands on the edge from above, such as "yes".
// - `var group: Int?`: The class of a leaf, which colours it: 0 is the first hue.
// - `init(_ label: String, edge: String? = nil, group: Int? = nil, children: [TreeNode] = [])`
// - `var label: String`: Lines are broken at "\\n".
//
// ## Visibility
//
// `enum Visibility`: Whether a part of a chart is shown.
//
// - `case automatic`
// - `case hidden`
// - `case visible`
