// Vocabulary: Showing

// The last expression of a cell is shown by itself, so most cells name nothing from this page. `show` shows more in between, `claim`
// states a sentence that the cell has checked, `check` and `submit` are for exercises and hand-ins, and `Table`, `Markdown` and `HTML`
// say how a value is shown. A type of your own becomes showable by `Displayable`; `Figure` is for those that are pictures.
// [Cells](02-cells.md) and [claims](claims.md) have examples with their results.
//
// Module `LecternKit`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## ClaimTest
//
// `protocol ClaimTest : MeasuredEffect`: A measured effect that knows how likely a difference like it is where a claim about it is false: the p value of \*that\* claim, with its direction and its margin, rather than that of "no difference".
//
// - `func pValue(above smallest: Double) -> Double?`: One-sided: the probability of a difference at least as large if the true one were `smallest`; `nil` where the test knows no such margin.
// - `func pValue(below largest: Double) -> Double?`: One-sided: the probability of a difference at least as small if the true one were `largest`; `nil` likewise.
// - `func pValue(within margin: Double) -> Double?`: The larger of two one-sided p values, of which one says "above -margin" and the other "below margin" (Schuirmann 1987).
//
// ## Column
//
// `struct Column<Record>`: A column of a table of records.
//
// - `init<Value>(_ title: String, digits: Int = 4, _ value: (Record) -> Value)`
//
// ## ComparisonError
//
// `struct ComparisonError`: Why something cannot be compared.
//
// ## DisplayFrame
//
// `struct DisplayFrame`: The room that a cell gives its figures.
//
// - `var height: Double`
// - `var width: Double`: In inches, from the options `fig-width` and `fig-height`.
//
// ## Displayable
//
// `protocol Displayable`: A value that a page shows in a form richer than text.
//
// - `func mimeBundle(in frame: DisplayFrame) throws -> MIMEBundle`: The value's forms, richest first.
//
// ## HTML
//
// `struct HTML`: HTML that stands on the page as it is.
//
// - `init(_ source: String)`
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
// - `var source: String`
//
// ## Markdown
//
// `struct Markdown`: Markdown that the page renders like the prose around it.
//
// - `init(_ source: String)`
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
// - `var source: String`
//
// ## McNemarComparison
//
// `struct McNemarComparison`: Two ways that each succeeded or not under the same conditions: the same images, the same seeds.
//
// - `let confidence: Double`: The probability with which the intervals of such experiments hold the truth.
// - `let count: Int`: How many conditions both ways were tried under.
// - `var difference: Double`: The share of successes of the first minus that of the second.
// - `init(_ first: [Bool], _ second: [Bool], confidence: Double = 0.95) throws`
// - `init(signsOf first: [Double], _ second: [Double], confidence: Double = 0.95) throws`: The sign test: under how many conditions the first was larger, and under how many the second.
// - `let interval: ClosedRange<Double>`: Tango's score interval, which never leaves -1 to 1 (Tango 1998).
// - `let onlyFirst: Int`: Conditions under which the first alone succeeded.
// - `let onlySecond: Int`: Conditions under which the second alone succeeded.
// - `var pValue: Double`: Two-sided and exact: how often so lopsided a split of the disagreements comes from tosses of a coin.
// - `func pValue(above smallest: Double) -> Double?`: Exact where the claim is "more often" (a margin of 0), else Tango's score test.
// - `func pValue(below largest: Double) -> Double?`: One-sided: the probability of a difference at least as small if the true one were `largest`; `nil` likewise.
// - `let test: String`: The test's name as a report writes it, such as "paired t".
//
// ## PermutationTest
//
// `struct PermutationTest`: How often chance alone gives a statistic as far from zero as the one that was found, when the values are dealt out anew (Fisher 1935; Good, Permutation Tests, chapter 3).
//
// - `enum Exchange`: What may change places.
// - `let count: Int`: How many blocks there are.
// - `let deals: Int`
// - `let exchange: PermutationTest.Exchange`
// - `init(_ values: [Double], blocks: [Int], exchange: PermutationTest.Exchange = .withinBlocks, deals: Int = 9_999, seed: UInt64 = 1, statistic: ([Double]) -> Double) throws`
// - `let pValue: Double`: Two-sided; the values as they were found count as one deal, so it is never 0.
// - `let value: Double`: The statistic of the values as they were found.
//
// ## ReturnedError
//
// `struct ReturnedError`: Why a check cannot look at what was handed in.
//
// ## SliderValue
//
// `protocol SliderValue`: A type that a slider's values can have.
//
// - `init?(sliderText: String)`
//
// ## StudentTested
//
// `protocol StudentTested : ClaimTest`: A comparison whose interval is its difference plus and minus so many standard errors by Student's t.
//
// - `var degreesOfFreedom: Double`: Above 0.
// - `func pValue(above smallest: Double) -> Double?`: One-sided: the probability of a difference at least as large if the true one were `smallest`; `nil` where the test knows no such margin.
// - `func pValue(below largest: Double) -> Double?`: One-sided: the probability of a difference at least as small if the true one were `largest`; `nil` likewise.
//
// ## SubmissionError
//
// `struct SubmissionError`: Why something cannot be handed in.
//
// ## Sweep
//
// `struct Sweep<Setting, Answer>`: One question put to many settings, such as learning rates or depths.
//
// - `init(_ settings: some Sequence<Setting>, answer: (Setting) throws -> Answer)`
// - `func run() throws -> [Answer]`: The answer for each setting.
// - `let settings: [Setting]`
//
// ## Table
//
// `struct Table`: A table as the page shows it: numbers to the right, everything else to the left.
//
// - `var data: TableData`
// - `init<Record>(_ records: [Record], _ columns: Column<Record>...)`: A table with columns of your own: `Table(runs, Column("Loss") { $0.loss })`.
// - `init<Record>(_ records: [Record], digits: Int = 4) where Record : Encodable`: A table of records: a column for each property, in the order in which they are declared.
// - `init(columns: [String], rows: [[String]])`: A table of texts.
// - `func markdown(_ title: String) -> Table`: Texts of this column are read as Markdown, for formulas and links.
// - `func mimeBundle(in frame: DisplayFrame) -> MIMEBundle`: The value's forms, richest first.
//
// ## answers
//
// `func answers<Input, Output>(of name: String, from: Input.Type = Input.self, to: Output.Type = Output.self) throws -> [(input: Input, output: Output)] where Input : Decodable, Output : Decodable`: In a check cell of an assignment: each of the grader's inputs with what the function gave that a notebook has handed in under a name.
//
// ## check
//
// `func check(_ name: String, points: Double = 0, line: Int = #line, column: Int = #column, _ holds: () throws -> Bool)`: A public check, which students run and the grader may use again.
//
// ## claim
//
// `func claim(_ sentence: String, _ holds: Bool, proved: Bool = false, otherwise: String? = nil, line: Int = #line, column: Int = #column)`: States a sentence that the cell has checked.
//
// `func claim(_ sentence: String, measured effect: (some MeasuredEffect)?, above smallest: Double, unit: String = "", counted: String = "seeds", among family: [Double?] = [], otherwise: String? = nil, line: Int = #line, column: Int = #column)`: States that the first of two ways is larger, by more than a smallest effect of interest, as several runs measured it.
//
// `func claim(_ sentence: String, measured test: PermutationTest, statistic: String, counted blocks: String, among family: [Double] = [], otherwise: String? = nil, line: Int = #line, column: Int = #column)`: States that a statistic lies above zero by more than chance deals it out.
//
// `func claim(_ sentence: String, measured effect: (some MeasuredEffect)?, within margin: Double, unit: String = "", counted: String = "seeds", among family: [Double?] = [], otherwise: String? = nil, line: Int = #line, column: Int = #column)`: States that two ways are the same for all that matters: the whole interval of their difference lies within a margin.
//
// ## clearOutput
//
// `func clearOutput()`: Takes back what the cell has shown and printed so far, for a display that is drawn anew.
//
// ## measured
//
// `func measured(_ value: Double) -> Double`: Marks a number as measured here and now, such as seconds; it differs from run to run.
//
// ## returned
//
// `func returned<Value>(_ name: String, as type: Value.Type = Value.self) throws -> Value where Value : Decodable`: In a check cell of an assignment: the value that a notebook has handed in under a name.
//
// ## show
//
// `func show<Value>(_ value: Value, line: Int = #line, column: Int = #column)`: Shows a value at this place of the cell's output.
//
// ## submit
//
// `func submit(_ chart: Chart, as purpose: SubmissionPurpose) throws`: Hands in a chart; its data are read off the chart itself.
//
// `func submit(_ value: some Encodable, as name: String) throws`: Hands in a value under the name that the assignment gives.
//
// `func submit<Input, Output>(_ function: (Input) throws -> Output, as name: String) throws where Input : Decodable, Output : Encodable`: Hands in a function under the name that the assignment gives: the grader asks it at inputs of its own.
//
// `func submit(_ run: TrainingRun, of activation: Activation) throws`: Hands in a training run of an assignment: its history, the weights it kept, and the activation.
//
// `func submit(deadUnits: [Int], of activation: Activation, afterEpoch epoch: Int)`: Hands in the number of dead units of each hidden layer after an epoch, first layer first.
//
// `func submit(gradientNorms: [Double], of activation: Activation, afterEpoch epoch: Int)`: Hands in the gradient norm of each weight layer after an epoch, first layer first.
