// A depth study, repeated

func written(_ value: Double, _ digits: Int = 3) -> String { NumberFormat.readable(value, significant: digits) }
func percent(_ share: Double, _ decimals: Int = 1) -> String { NumberFormat.percent(share, decimals: decimals) }
func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }

func fixed(_ value: Double, _ decimals: Int = 2) -> String { NumberFormat.fixed(value, decimals: decimals) }
func points(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) }
func names(_ list: [String]) -> String { list.isEmpty ? "none" : list.joined(separator: ", ") }
/// The mean, where all seeds look or none does.
func meanOrMixed(_ interval: Interval, mixed: Bool) -> String {
  interval.count == 0 ? "stopped" : mixed ? "seeds disagree" : points(interval.mean)
}

// **Before this** (words and signs: @sec-nonlinearity-words) you should know Leaky ReLU (@sec-atlas-each), the factor of a layer and He's weights (@sec-flow-weights), and intervals over seeds (@sec-nonlinearity-comparing). Three things come from the next chapter and may be read there first: the GRU (@sec-beyond-gates), shortcuts (@sec-beyond-residual), batch normalisation (@sec-beyond-norm).
//
// | level | after this chapter you can |
// |---|---|
// | remember | name the parts of a report of an experiment, and what each has to say |
// | understand | explain why an accuracy means nothing without the score of a guess that never looks |
// | apply | compute such blind baselines for a sequence task |
// | analyse | separate a mechanism's effect on the size of a gradient from its effect on what the signal says |
// | evaluate | decide whether results support, refute, or do not touch a hypothesis that was written down before |
// | create | design a study of depth in which one thing varies |
//
// ## The idea in plain words {#sec-study}
//
// ```{dot}
// //| label: fig-study-network
// //| fig-cap: The network. Only the box in the middle changes.
// //| fig-alt: "From top to bottom: image 28 by 28, stem convolution of stride 2, a box with depth times convolution and activation, pooling to 7 by 7, features, and a recurrent decoder that gives the letters t, h, r, e, e and an end sign."
// digraph study {
//   node [shape=box, style=rounded, fontname="sans-serif", fontsize=11, height=0.3, margin="0.12,0.04"]; edge [fontname="sans-serif", fontsize=10, arrowsize=0.7]; ranksep=0.2;
//   image [label="image\n28 × 28"]; stem [label="convolution, stride 2\n14 × 14 × 16"];
//   deep [label="depth × (convolution,\nactivation)", penwidth=2.5]; pool [label="pooling\n7 × 7 × 16"];
//   code [label="features\n64"]; gru [label="GRU, 64"]; word [label="t h r e e ‹end›", shape=plaintext];
//   image -> stem -> deep -> pool -> code -> gru -> word;
//   gru -> gru [label="previous letter"];
// }
// ```
//
// How do you read a table of accuracies that somebody else has made? This chapter takes one apart. A reader looks at a picture of a digit and a writer spells its name: *t-h-r-e-e*. The reader is a convolutional network, the writer a recurrent one. (A [convolution]{.term} is a small unit, here of $3\times3$ pixels, that is slid over the picture and answers at every place with the same weights; each such unit makes a picture of its own, a *channel*. Moving it by two pixels at a time is a *stride* of 2. *Pooling* makes a picture smaller by keeping one number for each little square. A [recurrent network]{.term} writes letter after letter and keeps a state from one to the next; the GRU is one kind. *Encoder* and *decoder* are reader and writer.) Now make the reader deeper and deeper, layer upon layer, and exchange its activation. When does the writer begin to spell nonsense, and does the activation decide?
//
// A report that circulates (this page gives no source for it; take it as an example of such texts) answers: depth hurts all, and it hurts ReLU least; leaky relatives with a small slope are worse, and one that turns the sign of negative inputs is worst. It gives accuracies and a mechanism. Both can be examined: the accuracies by doing the experiment again, the mechanism by arithmetic.
// This chapter has the form of a scientific report: question, criteria, method, results, discussion. Three seeds cannot rank activations, and this chapter does not pretend that they do. What they can show is which runs begin to use the picture at all.
//
// ## Question, hypothesis, and what would decide {#sec-study-question}
//
// **Question.** How do ReLU, Leaky ReLU and a sign-turning variant compare as the encoder of a CNN-RNN grows deeper?
//
// The three functions, with one small number $\alpha$:
//
// $$
// \begin{gathered}
// \mathrm{ReLU}(z) = \max(z, 0), \\
// \mathrm{Leaky}_\alpha(z) = \begin{cases} z & z>0\\ \alpha z & z\le 0\end{cases}, \qquad
// \mathrm{Neg}_\alpha(z) = \begin{cases} z & z>0\\ -\alpha z & z\le 0\end{cases}
// \end{gathered}
// $$ {#eq-study-three}
//
// The third is the report's "negative slope": negative inputs are made small *and positive*.

Chart {
  for f in [
    Activation.relu, .leakyReLU(negativeSlope: 0.3),
    .signInverting(alpha: 0.3),
  ] {
    LinePlot(x: "z", y: "Value", domain: -3...3) { f($0) }
      .foregroundStyle(by: .value("Activation", f.name))
  }
}

// **Hypothesis** (the report's). Accuracy falls with depth, and at intermediate depth the negative slope falls faster than ReLU does.
//
// **What would count.** The first two rows are the report's own criteria, the others are ours:
//
// | outcome | verdict |
// |---|---|
// | accuracy falls with depth, and at depths 6 and 12 the negative slope is below ReLU | supported |
// | the variants are consistently above ReLU as depth grows | refuted |
// | at some depth not all runs of both activations look at the picture | no comparison of accuracies at that depth: the runs are undertrained |
// | depth 0 with ReLU spells less than 85% of whole words | the whole study is undertrained |
//
// : Criteria. {#tbl-study-criteria}
//
// (The table has a gap, which we found later: accuracy falls, all runs look, and the variants cannot be told from ReLU. That would decide nothing either.) An undertrained run is a failure, not a finding, and this must hold at every depth, not only at depth 0. A network that has not begun to look scores what the frequencies of the labels give it, whichever activation it has. Comparing two such networks compares nothing.
//
// ## Method {#sec-study-method}
//
// **What varies**: the depth (0, 6, 12, 30 convolutions after the stem) and the activation (three). **What is held fixed**: everything else.
//
// | part | as it is in every run |
// |---|---|
// | data | the first 3,000 training digits, 2,000 test digits, the same for all |
// | target | the digit's English name, letter by letter, between a begin and an end sign |
// | encoder | a $3\times3$ convolution of stride 2 to $14\times14$ and 16 channels; then *depth* convolutions $3\times3$ of the same size; then pooling to $7\times7$; He's weights |
// | decoder | a GRU of 64 units that starts from the encoder's features and is given the previous letter |
// | objective | cross-entropy, averaged over the six places of a word (shorter words are filled up with end signs, which cost nothing to guess) |
// | training | Adam at 0.002, batches of 32, gradient norm clipped at 1, four epochs (about 375 updates) |
// | seeds | three for each of the twelve configurations |
//
// : Held fixed. {#tbl-study-fixed}

let study = DepthStudy()
Table(
  [0, 6, 12, 30], Column("Depth") { $0 },
  Column("Parameters") { depth in
    (try? study.network(depth: depth, .relu).parameterCount()) ?? 0
  })

// To see the task before measuring it, train one shallow network by hand and let it spell.

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let digits = try Dataset.mnist.first(isQuick ? 4_000 : 10_000).load(
  search: search)
let digitNames = [
  "zero", "one", "two", "three", "four", "five", "six", "seven",
  "eight", "nine",
]
let alphabet = Array(Set(digitNames.joined())).sorted()
let endSign = alphabet.count, beginSign = alphabet.count + 1
func letters(_ digit: Int) -> [Int] {
  let word = digitNames[digit].compactMap { alphabet.firstIndex(of: $0) }
  return word + Array(repeating: endSign, count: 6 - word.count)
}
func spelling(_ samples: Samples) -> Samples {
  var (inputs, labels): ([Float], [Int32]) = ([], [])
  for index in 0..<samples.count {
    let word = letters(Int(samples.labels[index]))
    inputs += samples.input(index)
    inputs += ([beginSign] + word.dropLast()).map(Float.init)
    labels += word.map(Int32.init)
  }
  return Samples(
    count: samples.count, shape: [790], inputs: .numbers(inputs),
    answers: .labels(labels, classes: alphabet.count + 2))
}
let spelled = Dataset.samples(
  "spelled digits", train: spelling(digits.train),
  test: spelling(digits.test.prefix(1_000)))
let speller = try Trainer(
  study.network(depth: 0, .relu),
  optimizer: .adam(learningRate: 2e-3), clipping: .norm(1), seed: 1
).fit(
  spelled, epochs: 4, batchSize: 64,
  probes: [.weights(afterEpochs: [2, 4])])
let model = try Network<Float>(
  study.network(depth: 0, .relu), capacity: 24)
try model.load(speller.snapshots.last?.weights ?? [])
model.inputs.write(spelling(digits.test.prefix(24)).numbers)
model.forward(rows: 24)
let words = model.spelling?.spellGreedily(rows: 24, start: beginSign) ?? []
func text(_ word: [Int]) -> String {
  String(word.prefix { $0 < alphabet.count }.map { alphabet[$0] })
}

ImageGrid(
  (0..<24).map { digits.test.image($0) },
  captions: words.map(text),
  errors: Set(
    (0..<24).filter {
      text(words[$0]) != digitNames[Int(digits.test.labels[$0])]
    }), columns: 8)

// ## Three metrics, and what each gives a network that never looks {#sec-study-metrics}
//
// "Accuracy" of a spelled word can mean three things.
//
// 1. **Whole word**: spelled letter by letter from its own letters, all right.
// 2. **First letter**: only the first.
// 3. **Letters, [teacher forced]{.term of="teacher forcing"}**: at each place the *true* letters before it are given, and the next one is asked for.
//
// Each has a [score that needs no image]{.term of="blind score"} at all. *Whole word*: always write the commonest digit's name. *First letter*: always the commonest initial; "two" and "three" share theirs, as do "four" and "five", "six" and "seven". *Letters*: here the blindness is nearly invisible, because English spells for us. After *z* comes *e*, whatever the picture shows.
// Only two places of a word are open at all: the first letter, and the second after *t*, *f* or *s*.
//
// By hand: let $n_d$ be the number of test digits $d$, $N = \sum n_d$, and $\ell_d$ the letters of its name with the end sign, so there are $M = \sum n_d\,\ell_d$ letters to be guessed. A blind speller with true letters before it errs only at those two places:
//
// $$
// 1 - \frac{1}{M}\Bigl[\,N - \max_{\text{initials}} n \;+\; \min(n_2, n_3) + \min(n_4, n_5) + \min(n_6, n_7)\Bigr].
// $$ {#eq-study-blind}

func blindScores(_ labels: [Int32]) -> (word: Double, first: Double, letters: Double) {
  let n = (0..<10).map { d in Double(labels.count { $0 == Int32(d) }) }
  let total = n.reduce(0, +)
  let asked = zip(n, digitNames).reduce(0) {
    $0 + $1.0 * Double($1.1.count + 1)
  }
  let initials = Dictionary(grouping: 0..<10) { digitNames[$0].prefix(1) }
    .mapValues { $0.reduce(0) { $0 + n[$1] } }
  let commonest = initials.values.max() ?? 0
  let second = min(n[2], n[3]) + min(n[4], n[5]) + min(n[6], n[7])
  return (
    (n.max() ?? 0) / total, commonest / total,
    1 - (total - commonest + second) / asked
  )
}

let fullTest = try Dataset.mnist.first(100, test: 10_000).load(
  search: search
).test
let blind = blindScores(fullTest.labels)

Table(
  columns: ["Metric", "Blind score, %"],
  rows: [
    ["whole word", points(blind.word)],
    ["first letter", points(blind.first)],
    ["letters, teacher forced", points(blind.letters)],
  ])

// A speller that has learned English and is stone blind gets `{swift} percent(blind.letters)` of the letters. Keep that number in mind.
//
// **The loss has a blind score too.** The best blind speller gives each letter its true probability, given the letters before it. Its loss over a whole word is then, by the chain rule of entropy, the entropy of the *digit*: nothing about English is left to learn, and everything about the picture. Averaged over the six places of a word,
//
// $$
// \text{plateau} = \frac{1}{6}\,H(\text{digit}) = -\frac16\sum_d \frac{n_d}{N}\ln\frac{n_d}{N} \approx \frac{\ln 10}{6}.
// $$ {#eq-study-plateau}

func plateau(_ labels: [Int32]) -> Double {
  (0..<10).reduce(0.0) { sum, digit in
    let share = Double(labels.count { $0 == Int32(digit) })
      / Double(labels.count)
    return share > 0 ? sum - share * log(share) / 6 : sum
  }
}
let plateauLoss = plateau(digits.train.labels)
print("plateau:", fixed(plateauLoss, 4), " ln 10 / 6:", fixed(log(10.0) / 6, 4))

// A training loss that stays at the plateau belongs to a network that has learned to spell and not yet begun to look. Say that a run *looks* when its last training loss is below four fifths of the plateau. How often runs look is a proportion. Its interval is Wilson's, which stays between 0 and 1, and two such counts are compared by Fisher's exact test (@sec-bake-off-maths).
//
// ## Results {#sec-study-results}
//
// The twelve configurations, all seeds, in one run:

let seeds: [UInt64] = [1, 2, 3]
let outcome = try DepthStudy(
  depths: [0, 6, 12, 30],
  activations: [.relu, .leakyReLU, .signInverting(alpha: 0.01)],
  on: .mnist.first(3_000, test: 2_000), epochs: 4, seeds: seeds,
  batchSize: 32
).run()

let studied: [Activation] = [.relu, .leakyReLU, .signInverting(alpha: 0.01)]
func cell(_ depth: Int, _ f: Activation) -> DepthStudy.Cell? { outcome.cell(depth: depth, f.name) }
func looks(_ losses: [Double]) -> Bool { (losses.last ?? .infinity) < 0.8 * plateauLoss }
func looking(_ cell: DepthStudy.Cell?) -> String {
  guard let cell else { return "–" }
  return "\(cell.losses.count(where: looks)) of \(cell.losses.count + cell.failures.count)"
}
/// Some of its seeds look and others do not.
func mixed(_ cell: DepthStudy.Cell?) -> Bool {
  guard let cell else { return false }
  return (1..<max(cell.losses.count, 1)).contains(cell.losses.count(where: looks))
}
func whole(_ depth: Int, _ f: Activation) -> Interval { cell(depth, f)?.wholeWord ?? Interval([]) }

claim(
  "Depth 0 with ReLU spells \(percent(whole(0, .relu).mean)) of whole words; the bar of 85% is passed, the study may be read.",
  outcome.undertrained == nil,
  otherwise: "Depth 0 with ReLU spells \(percent(whole(0, .relu).mean)) of whole words, below the bar of 85%. By the criteria fixed in advance this run is undertrained and decides nothing; read it as an illustration.")

struct Row: Sendable {
  var depth: Int
  var activation: Activation
  var reported: String
}
let reported: [Row] = [
  Row(depth: 0, activation: .relu, reported: "87.35"),
  Row(depth: 0, activation: .leakyReLU, reported: "–"),
  Row(depth: 0, activation: .signInverting(alpha: 0.01), reported: "–"),
  Row(depth: 6, activation: .relu, reported: "78.42"),
  Row(depth: 6, activation: .leakyReLU, reported: "76.70"),
  Row(depth: 6, activation: .signInverting(alpha: 0.01), reported: "72.01"),
  Row(depth: 12, activation: .relu, reported: "75.23"),
  Row(depth: 12, activation: .leakyReLU, reported: "73.36"),
  Row(depth: 12, activation: .signInverting(alpha: 0.01), reported: "60.20"),
  Row(depth: 30, activation: .relu, reported: "about 20"),
  Row(depth: 30, activation: .leakyReLU, reported: "about 20"),
  Row(depth: 30, activation: .signInverting(alpha: 0.01), reported: "about 20"),
]
Table(
  reported, Column("Depth") { $0.depth },
  Column("Activation") { $0.activation.name },
  Column("The report") { $0.reported },
  Column("Whole word") {
    meanOrMixed(whole($0.depth, $0.activation), mixed: mixed(cell($0.depth, $0.activation)))
  },
  Column("First letter") {
    meanOrMixed(
      cell($0.depth, $0.activation)?.firstLetter ?? Interval([]), mixed: mixed(cell($0.depth, $0.activation)))
  },
  Column("Letters") {
    meanOrMixed(
      cell($0.depth, $0.activation)?.letters ?? Interval([]), mixed: mixed(cell($0.depth, $0.activation)))
  },
  Column("Runs that look") { row in
    looking(cell(row.depth, row.activation))
  })

Chart {
  for (place, f) in studied.enumerated() {
    for depth in [0, 6, 12, 30] {
      for losses in cell(depth, f)?.losses ?? [] {
        PointMark(
          x: .value("Depth", Double(depth) + 0.7 * Double(place - 1)),
          y: .value("Last training loss", losses.last ?? .nan)
        )
        .foregroundStyle(by: .value("Activation", f.name))
      }
    }
  }
  RuleMark(y: .value("Last training loss", plateauLoss))
    .lineStyle(StrokeStyle(dash: [5, 3])).foregroundStyle(.secondary)
}
.chartXScale(domain: -2...32)
.chartLegend(position: .bottom)

Chart {
  for cell in outcome.cells {
    for (seed, losses) in cell.losses.enumerated() {
      for (epoch, loss) in losses.enumerated() {
        LineMark(
          x: .value("Epoch", epoch + 1), y: .value("Loss", loss),
          series: .value("Run", "\(cell.activation) \(seed)")
        )
        .foregroundStyle(by: .value("Activation", cell.activation))
        .facet(by: .value("Depth", "depth \(cell.depth)"))
      }
    }
    RuleMark(y: .value("Loss", plateauLoss))
      .lineStyle(StrokeStyle(dash: [5, 3]))
      .foregroundStyle(.secondary)
      .facet(by: .value("Depth", "depth \(cell.depth)"))
  }
}
.chartFacet(x: "Depth", columns: 4)
.chartLegend(position: .bottom)

func lookingRuns(_ depth: Int) -> Int {
  studied.reduce(0) { $0 + (cell(depth, $1)?.losses.count(where: looks) ?? 0) }
}
func allRuns(_ depth: Int) -> Int {
  studied.reduce(0) { $0 + (cell(depth, $1).map { $0.losses.count + $0.failures.count } ?? 0) }
}
let shallow = Proportion(lookingRuns(0), of: allRuns(0)), deepest = Proportion(lookingRuns(30), of: allRuns(30))
claim(
  "Runs at depth 0 look at the picture more often than runs at depth 30 (\(lookingRuns(0)) of \(allRuns(0)) against \(lookingRuns(30)) of \(allRuns(30)), all activations together).",
  measured: FisherComparison(shallow, deepest), above: 0.1,
  otherwise: "That fewer runs look at depth 30 than at depth 0 is not shown by this number of runs.")

Table(
  [0, 6, 12, 30], Column("Depth") { $0 },
  Column("Runs that look") { "\(lookingRuns($0)) of \(allRuns($0))" },
  Column("Share, 95% interval") { depth in
    let range = Proportion(lookingRuns(depth), of: allRuns(depth)).interval
    return "\(percent(range.lowerBound, 0)) to \(percent(range.upperBound, 0))"
  })

// These counts are not what they seem. Nine runs are three activations on *three seeds*, and at one seed the three are nearly one run: the same batches, and at depth 30 nearly the same loss. Wilson's interval and Fisher's test treat the nine as independent. Read n as 3. Then the first row is 3 of 3, the last 0 of 3, and Fisher's test of these gives $p = 0.1$: the smallest that three against three can give. The p value printed above is far too small. As a description the sentence needs no test; with each of the three seeds, depth 0 looks and depth 30 does not.
//
// ### The verdict by the criteria

func comparable(_ depth: Int, _ f: Activation) -> Bool {
  [f, .relu].allSatisfy { one in
    guard let mine = cell(depth, one), mine.failures.isEmpty else { return false }
    return !mine.losses.isEmpty && mine.losses.allSatisfy(looks)
  }
}
func compared(_ depth: Int, _ f: Activation) -> String {
  comparable(depth, f)
    ? points(whole(depth, f).mean - whole(depth, .relu).mean)
    : "undertrained: \(looking(cell(depth, f))) against \(looking(cell(depth, .relu)))"
}
Table(
  [0, 6, 12, 30], Column("Depth") { $0 },
  Column("Leaky ReLU − ReLU, points") { compared($0, .leakyReLU) },
  Column("Negative slope − ReLU, points") {
    compared($0, .signInverting(alpha: 0.01))
  })

let deepPairs = [6, 12, 30].flatMap { d in [comparable(d, .leakyReLU), comparable(d, .signInverting(alpha: 0.01))] }
let undertrainedPairs = deepPairs.count { !$0 }
claim(
  "Of the six comparisons at depths 6, 12 and 30, \(undertrainedPairs) involve runs that do not look. By the criteria they decide nothing: the hypothesis is neither supported nor refuted here.",
  undertrainedPairs > 0,
  otherwise: "All runs at depths 6, 12 and 30 look.")

func lastLosses(_ depth: Int, _ f: Activation) -> [Double] {
  cell(depth, f)?.losses.compactMap(\.last) ?? []
}
struct LossPair: Sendable { var depth: Int; var name: String; var effect: PairedComparison }
let lossPairs: [LossPair] = [0, 6, 12, 30].flatMap { depth in
  [Activation.leakyReLU, .signInverting(alpha: 0.01)].compactMap { f in
    (try? PairedComparison(lastLosses(depth, f), lastLosses(depth, .relu))).map {
      LossPair(depth: depth, name: f.name, effect: $0)
    }
  }
}
let holm = holmAdjusted(lossPairs.map(\.effect.pValue))
Table(
  Array(lossPairs.indices), Column("Depth") { lossPairs[$0].depth },
  Column("Variant") { lossPairs[$0].name },
  Column("Difference of loss") { fixed(lossPairs[$0].effect.difference, 4) },
  Column("95% interval") {
    "\(fixed(lossPairs[$0].effect.interval.lowerBound, 4)) to \(fixed(lossPairs[$0].effect.interval.upperBound, 4))"
  },
  Column("p, Holm") { written(holm[$0], 2) })

let toldApart = holm.count { $0 < 0.05 }
claim(
  "After Holm's correction \(toldApart) of \(holm.count) paired differences of loss are told from zero.",
  toldApart == 0 || isQuick,
  otherwise: "After Holm's correction \(toldApart) of \(holm.count) paired differences of loss are told from zero; see the table for their sign.")

// The report gives one number for each cell, no interval and no number of seeds.
//
// ## The report's numbers beside the blind scores {#sec-study-baselines}

struct Quoted: Sendable { var what: String; var value: Double }
let quoted = [
  Quoted(what: "depth 0, ReLU", value: 87.35),
  Quoted(what: "depth 6, ReLU", value: 78.42),
  Quoted(what: "depth 6, Leaky", value: 76.70),
  Quoted(what: "depth 6, negative slope", value: 72.01),
  Quoted(what: "depth 12, ReLU", value: 75.23),
  Quoted(what: "depth 12, Leaky", value: 73.36),
  Quoted(what: "depth 12, negative slope", value: 60.20),
  Quoted(what: "depth 30, all", value: 20),
]
let rulers = [
  ("whole word", 100 * blind.word), ("first letter", 100 * blind.first),
  ("letters", 100 * blind.letters),
]
func nearest(_ value: Double) -> (String, Double) {
  rulers.min { abs($0.1 - value) < abs($1.1 - value) } ?? rulers[0]
}
Table(
  quoted, Column("Cell") { $0.what },
  Column("The report, %") { fixed($0.value) },
  Column("Nearest blind score") {
    "\(nearest($0.value).0), \(fixed(nearest($0.value).1))"
  },
  Column("Above it by") { fixed($0.value - nearest($0.value).1) })

claim(
  "The report's \"about 20\" at depth 30 lies \(fixed(abs(20 - 100 * blind.first), 1)) points from the blind score of the first letter.",
  abs(20 - 100 * blind.first) < 2,
  otherwise: "On this data the blind score of the first letter is \(fixed(100 * blind.first, 1)) %, the report's number about 20.")
let belowLetters = quoted.filter { $0.value > 50 && $0.value < 100 * blind.letters + 0.5 }
claim(
  "If the report counted letters with the true ones before them, \(belowLetters.count) of its seven other numbers are no better than a speller that never looks (\(percent(blind.letters))).",
  belowLetters.count >= 5,
  otherwise: "On this data the blind score of letters is \(fixed(100 * blind.letters, 1)) %; \(belowLetters.count) of the report's numbers are no better.")

// (In the second line a number counts as no better if it is at most half a point above.) The two lines above use two different rulers, and a report has one metric. So at most one of them can hold:
//
// | if the report's metric is | then "about 20" at depth 30 is | and ReLU's 75 and 78 at depths 6 and 12 are |
// |---|---|---|
// | the whole word (blind: `{swift} percent(blind.word)`) | nine points above a network that never looks | far above blindness |
// | the first letter (blind: `{swift} percent(blind.first)`) | a network that never looks | far above blindness |
// | letters, teacher forced (blind: `{swift} percent(blind.letters)`) | far *below* a speller that never looks, so not even English was learned | at best what a speller gets that never looks; the variants' numbers at these depths go down to 60, far below |
//
// : One metric at a time. {#tbl-study-readings}
//
// Under the first two readings the intermediate depths are real measurements and only depth 30 is in doubt. Under the third the whole comparison took place at or below the level at which the picture plays a part, and the lowest numbers mean English only half learned. The report does not say which metric it used. **An accuracy without its blind score cannot be read.**
//
// ## The mechanism, examined {#sec-study-mechanism}
//
// The report explains its order so: at each layer negative signals are multiplied by a small $\alpha$, thirty layers multiply thirty of them, so what is left vanishes. Look at the slopes. On the negative side Leaky ReLU passes $\alpha$ and ReLU passes $0$. If $\alpha^{30}$ is bad, $0^{30}$ is not better. In the terms of @sec-flow-weights, for symmetric $z$
//
// $$
// \mathbb{E} f'^2 = \frac{1 + \alpha^2}{2} \quad\text{for } \mathrm{Leaky}_\alpha \text{ and for } \mathrm{Neg}_\alpha, \qquad \tfrac12 \quad\text{for ReLU}.
// $$ {#eq-study-slopes}
//
// So **a positive leaky slope passes more gradient than ReLU's zero**, never less, and repeated $\alpha$ alone cannot make things worse. By @eq-study-slopes the sign-turning variant passes just as much. If it is worse, size is not the reason. What else does it change?
//
// Split a function into its odd and even part. With $|z|$ for the even one,
//
// $$
// \mathrm{Leaky}_\alpha(z) = \tfrac{1+\alpha}{2}\,z + \tfrac{1-\alpha}{2}\,|z|, \qquad
// \mathrm{Neg}_\alpha(z) = \tfrac{1-\alpha}{2}\,z + \tfrac{1+\alpha}{2}\,|z|.
// $$ {#eq-study-parts}
//
// The odd part carries the *sign* of the signal; the even part forgets it. Leaky ReLU strengthens the first, the negative slope the second: it is a step towards $|z|$, which cannot tell $z$ from $-z$. Follow two inputs through the layers (Poole et al. 2016; @eq-q is the same for one input). If their pre-activations are standard normal with correlation
// $\rho$, then, as $\mathbb{E}[z_1 z_2] = \rho$, $\mathbb{E}\bigl[z_1|z_2|\bigr] = 0$ and $\mathbb{E}\bigl[|z_1||z_2|\bigr] = \tfrac2\pi\bigl(\sqrt{1-\rho^2} + \rho\arcsin\rho\bigr)$, a function $az + b|z|$ gives outputs whose (uncentred) correlation is
//
// $$
// \rho' = \frac{a^2\rho + b^2\,\tfrac2\pi\bigl(\sqrt{1-\rho^2} + \rho\arcsin\rho\bigr)}{a^2+b^2}.
// $$ {#eq-study-map}
//
// ::: {#twin-correlation .panel-tabset group="language"}
// ### Swift

func nextCorrelation(_ rho: Double, odd a: Double, even b: Double)
  -> Double
{
  let r = min(max(rho, -1), 1)
  let both = 2 / Double.pi * ((1 - r * r).squareRoot() + r * asin(r))
  return (a * a * r + b * b * both) / (a * a + b * b)
}
/// 1 − ρ after each of 30 layers, for inputs that begin unrelated; negative alpha is the negative slope.
func difference(alpha: Double) -> [Double] {
  var rho = 0.0
  return (0..<30).map { _ in
    rho = nextCorrelation(rho, odd: (1 + alpha) / 2, even: (1 - alpha) / 2)
    return 1 - rho
  }
}

// ### NumPy
// ```python
// import numpy as np
//
// def next_correlation(r, a, b):
//     both = 2 / np.pi * (np.sqrt(1 - r * r) + r * np.arcsin(r))
//     return (a * a * r + b * b * both) / (a * a + b * b)
//
// def difference(alpha, layers=30):
//     r = 0.0
//     for _ in range(layers):
//         r = min(next_correlation(r, (1 + alpha) / 2, (1 - alpha) / 2), 1)
//     return 1 - r
//
// print(f"{next_correlation(0.5, 0.35, 0.65):.3f}")
// for alpha in (0.3, 0.01, 0, -0.01, -0.3):
//     print(alpha, f"{difference(alpha) / difference(0):.3f}")
// ```
//
// ```text
// 0.669
// 0.3 3.527
// 0.01 1.036
// 0 1.000
// -0.01 0.966
// -0.3 0.454
// ```
// :::

var dice = RandomStream(seed: 3)
let pairs = (0..<200_000).map { _ -> (Double, Double) in
  let z = dice.normal()
  return (z, 0.5 * z + 0.75.squareRoot() * dice.normal())
}
let f = Activation.signInverting(alpha: 0.3)
let simulatedMap =
  pairs.reduce(0) { $0 + f($1.0) * f($1.1) }
  / pairs.reduce(0) { $0 + 0.5 * (f($1.0) * f($1.0) + f($1.1) * f($1.1)) }
claim(
  "At ρ = 0.5 and α = 0.3 the formula gives \(fixed(nextCorrelation(0.5, odd: 0.35, even: 0.65), 3)), 200,000 random pairs give \(fixed(simulatedMap, 3)).",
  abs(simulatedMap - nextCorrelation(0.5, odd: 0.35, even: 0.65)) < 0.01)

let slopesToFollow: [(String, Double)] = [
  ("Leaky 0.3", 0.3), ("Leaky 0.01", 0.01), ("ReLU", 0),
  ("negative slope 0.01", -0.01), ("negative slope 0.3", -0.3),
]
Chart {
  for (title, alpha) in slopesToFollow {
    for (layer, value) in difference(alpha: alpha).enumerated() {
      LineMark(
        x: .value("Layer", layer + 1),
        y: .value("1 − ρ between unrelated inputs", value)
      )
      .foregroundStyle(by: .value("Function", title))
    }
  }
}
.chartYScale(type: .log)

func last(_ alpha: Double) -> Double { difference(alpha: alpha).last ?? 0 }
claim(
  "After 30 layers a negative slope of 0.3 leaves \(percent(last(-0.3) / last(0), 0)) of the difference that ReLU leaves; Leaky ReLU with 0.3 leaves \(fixed(last(0.3) / last(0), 1)) times as much as ReLU.",
  last(-0.3) < last(0) && last(0.3) > last(0))
claim(
  "At the study's α = 0.01 the two differ from ReLU by \(percent(abs(last(0.01) / last(0) - 1))) and \(percent(abs(last(-0.01) / last(0) - 1))): nothing that a few seeds could show.",
  abs(last(0.01) / last(0) - 1) < 0.1 && abs(last(-0.01) / last(0) - 1) < 0.1)

// So the arithmetic predicts: **at $\alpha = 0.01$ no visible order; at $\alpha = 0.3$ Leaky above ReLU above the negative slope.** Predictions are there to be tested.
//
// ## α swept {#sec-study-alpha}

let alphas = [0.3, 0.1, 0.01, 0.001]
let sweep = try DepthStudy(
  depths: [6],
  activations: [0.3, 0.1, 0.001].flatMap {
    [Activation.leakyReLU(negativeSlope: $0), .signInverting(alpha: $0)]
  }, on: .mnist.first(3_000, test: 2_000), epochs: 4,
  seeds: [1, 2], batchSize: 32
).run()
/// The last training losses at depth 6 on the two seeds that the sweep and the study share.
func sweptLosses(_ f: Activation) -> [Double] {
  let found = sweep.cell(depth: 6, f.name) ?? outcome.cell(depth: 6, f.name)
  return (found?.losses ?? []).prefix(2).compactMap(\.last)
}

Chart {
  for alpha in alphas {
    for (title, f) in [
      ("Leaky ReLU", Activation.leakyReLU(negativeSlope: alpha)),
      ("negative slope", .signInverting(alpha: alpha)),
    ] {
      for loss in sweptLosses(f) {
        PointMark(x: .value("α", alpha), y: .value("Last training loss", loss))
          .foregroundStyle(by: .value("Variant", title))
      }
    }
  }
  for loss in sweptLosses(.relu) {
    RuleMark(y: .value("Last training loss", loss))
      .lineStyle(StrokeStyle(dash: [2, 3])).foregroundStyle(.secondary)
  }
  RuleMark(y: .value("Last training loss", plateauLoss))
    .lineStyle(StrokeStyle(dash: [5, 3])).foregroundStyle(.secondary)
}
.chartXScale(type: .log)

func bothSeeds(_ f: Activation) -> String {
  sweptLosses(f).map { fixed($0, 3) }.joined(separator: ", ")
}
Table(
  [0] + alphas, Column("α") { written($0) },
  Column("Leaky ReLU") {
    bothSeeds($0 == 0 ? .relu : .leakyReLU(negativeSlope: $0))
  },
  Column("Negative slope") {
    bothSeeds($0 == 0 ? .relu : .signInverting(alpha: $0))
  })

// Two seeds for each cell are a pilot. They can contradict a prediction of a large effect, they cannot confirm a small one, so nothing here ranks the variants. What the arithmetic predicted stays a prediction.
//
// ## What the report recommends: shortcuts and normalisation {#sec-study-remedies}
//
// The report ends by suggesting residual connections and batch normalisation for deep encoders. It did not measure them. A skip connection around a convolution with He's weights *adds* a signal as large as the one it carries: the mean square doubles in every block, $2^{12}$ over twelve and $2^{30}$ over thirty. BatchNorm inside the branch holds the size of
// what is added, not of the sum, and what ReLU adds at the end of a branch is never negative. He et al. (2016b) therefore put normalisation and activation *before* the convolution and nothing on the sum, so that the identity runs from the first block to the last. A pilot with ReLU on the two seeds 1 and 2:

func remedied(depth: Int, residual: Bool) throws -> DepthStudy.Cell {
  try DepthStudy(
    depths: [depth], activations: [.relu],
    on: .mnist.first(3_000, test: 2_000), epochs: 4, seeds: [1, 2],
    batchSize: 32, residual: residual, batchNorm: true,
    preActivation: residual
  ).run().cells[0]
}
let treated = [
  ("depth 12, plain", outcome.cell(depth: 12, "ReLU")),
  ("depth 12, BatchNorm", try remedied(depth: 12, residual: false)),
  (
    "depth 12, pre-activation blocks",
    try remedied(depth: 12, residual: true)
  ),
  ("depth 30, plain", outcome.cell(depth: 30, "ReLU")),
  (
    "depth 30, pre-activation blocks",
    try remedied(depth: 30, residual: true)
  ),
].compactMap { title, cell in cell.map { (title, $0) } }

Table(
  treated, Column("Encoder") { $0.0 },
  Column("Seed 1") { fixed($0.1.losses.first?.last ?? .nan, 3) },
  Column("Seed 2") { fixed($0.1.losses.dropFirst().first?.last ?? .nan, 3) },
  Column("Runs that look") { row in
    let losses = row.1.losses.prefix(2)
    return "\(losses.count(where: looks)) of \(losses.count)"
  })

func lookingOf(_ titles: [String]) -> Proportion {
  let losses = treated.filter { titles.contains($0.0) }.flatMap { $0.1.losses.prefix(2) }
  return Proportion(losses.count(where: looks), of: max(losses.count, 1))
}
let (plainLook, mendedLook) = (
  lookingOf(["depth 12, plain", "depth 30, plain"]),
  lookingOf(["depth 12, pre-activation blocks", "depth 30, pre-activation blocks"])
)
claim(
  "With pre-activation blocks runs look more often than plain ones, depths 12 and 30 together (\(mendedLook.successes) of \(mendedLook.count) against \(plainLook.successes) of \(plainLook.count)).",
  measured: FisherComparison(mendedLook, plainLook), above: 0,
  otherwise: "With pre-activation blocks \(mendedLook.successes) of \(mendedLook.count) runs look, plain \(plainLook.successes) of \(plainLook.count), depths 12 and 30 together: so few runs do not tell the two apart.")

// Three cautions. The four runs of a row in that count are two seeds at two depths, so n is 2, and no test of two can find anything; the p value is not to be used. Three things are changed at once, shortcut, normalisation and their order. And at depth 12 BatchNorm *alone* does what the whole block does, so the block deserves no credit there; what the shortcut adds would have to be asked at depth 30, with a row that is not here. Two runs that look of two have the Wilson interval `{swift} percent(Proportion(2, of: 2).interval.lowerBound, 0)` to 100%, and none of two 0 to `{swift} percent(Proportion(0, of: 2).interval.upperBound, 0)`: only the plainest difference would show.
//
// ## Discussion {#sec-study-discussion}
//
// **What the data say.** Read @tbl-study-looks and @tbl-study-verdict, not the report's order: a network that has not begun to look after about 375 updates has said nothing about its activation. **What the arithmetic says.** A small positive slope cannot starve a network that a zero slope does not starve; turning the sign can make inputs alike, in proportion to $\alpha$. **What neither says**: what happened in the report's own run. It may have used other weights, another rate, or one
// unlucky seed.
//
// **Limitations.** Digits are easy; ten words are a tiny language; four epochs are short; 3,000 images and 16 channels are few; three seeds see only large effects. The budget ends before the deep runs leave the plateau; a longer one would say whether they are slow or stuck, and ten paired seeds could rank those that look. Adam and clipping are part of the setting: with plain gradient descent the deep rows may look different. The report's depth 0 reached 87.35%, ours `{swift} percent(whole(0, .relu).mean)`: the two settings are alike, not identical.
//
// **Threats that the design removes.** A moving target (criteria written down). An undertrained run read as a result (the guard at every depth). A misleading metric (blind scores). A change of two things at once (one box varies; not so in the pilot of @sec-study-remedies).
//
// ## Conclusion
//
// ::: {.callout-note title="In four sentences"}
// Three activations were compared in encoders of depth 0 to 30, three seeds each. `{swift} undertrainedPairs` of six deep comparisons involve runs that had not begun to look at the picture, so this study neither supports nor refutes the report. The report's mechanism, repeated multiplication by a small slope, cannot produce its order, because zero is smaller still. Depending on its metric either its "about 20" or its numbers of the intermediate depths lie at or below the level of networks that never look, not both.
// :::
//
// ## Misconceptions {#sec-study-myths}
//
// ::: {.callout-warning title="Myth: a leaky slope of 0.01, multiplied thirty times, makes the gradient vanish"}
// **What is true:** the mean squared slope is $(1+\alpha^2)/2$, not $\alpha^2$; half of the units pass 1. For α = 0.01 that is `{swift} fixed(Activation.leakyReLU.meanSquaredSlope, 5)`, for ReLU `{swift} fixed(Activation.relu.meanSquaredSlope, 5)`. **Why it matters:** the product along *one* path is not the gradient; the gradient is a sum over all paths.
// :::
//
// ::: {.callout-warning title="Myth: 78% is far above chance, there are 26 letters"}
// **What is true:** `{swift} percent(blind.letters)` of the letters need no picture (@tbl-study-blind). **Why it matters:** chance is what the best blind guess reaches, not one over the number of classes.
// :::
//
// ::: {.callout-warning title="Myth: a study that does not find a difference has failed"}
// **What is true:** it bounds the difference, if the runs are trained. At depth 0 all runs look, and what bounds a difference is the interval of the paired *differences*, there the first rows of @tbl-study-paired. (The half width of one activation's own mean, for ReLU `{swift} points(whole(0, .relu).halfWidth)` points over three seeds, is another thing.) At depth 30 even a narrow interval would mean nothing, since networks that never look all answer from the frequencies of the labels. **Why it matters:** results that cannot be told apart belong in the table too.
// :::
//
// ## Quiz {#sec-study-quiz}
//
// ::: {.quiz}
// At which places of a digit's English name can a speller with the true letters before it err, if it knows the ten names but not the picture?
//
// - [ ] At every letter.
//   After *z* only *e* can follow.
// - [x] At the first, and at the second after *t*, *f* or *s*.
//   Two and three, four and five, six and seven.
// - [ ] Only at the end sign.
//   The names are known, so their ends are.
// :::
//
// ::: {.quiz}
// Which change of the pre-activations' gradient does one layer of Leaky ReLU with $\alpha > 0$ make, compared with ReLU, for symmetric $z$?
//
// - [x] Its mean square is larger, by a factor of $1 + \alpha^2$.
//   @eq-study-slopes.
// - [ ] It is smaller by $\alpha$ per layer.
//   That holds along one path of closed units, where ReLU passes nothing at all.
// - [ ] None.
//   It passes something on the negative side.
// :::
//
// ::: {.quiz answer="0.545" tolerance="0.001"}
// What is $\mathbb{E}f'^2$ for Leaky ReLU with $\alpha = 0.3$ and symmetric $z$?
// :::
//
// ::: {.quiz}
// Which of these belong into a report *before* the results? (Several.)
//
// - [x] What would refute the hypothesis.
//   Otherwise every result supports it.
// - [x] What is held fixed.
//   Otherwise nobody can repeat it.
// - [ ] The best seed.
//   That is a result, and a biased one.
// - [x] The score of a guess that ignores the input.
//   It is the zero of the scale.
// :::
//
// ## Exercises {#sec-study-exercises}
//
// :::: {#exr-study-german level="apply" points="4"}
// Compute the three blind scores if the digits are spelled in German (null, eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun), with equally many of each digit. Write ü as ue.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Which German names share their first letter, and where do they part? A program that walks over all prefixes and takes the commonest next letter needs no case by case.
// :::
// ::::
//
// ::: {#sol-study-german}
// *n* begins null and neun, *s* begins sechs and sieben; both pairs part at their second letter. Instead of adapting @eq-study-blind, write the general program: walk over all prefixes and count the commonest next letter.

func blindByPrefix(_ words: [String]) -> [Double] {
  var next: [String: [Character: Double]] = [:]
  var asked = 0.0
  for word in words {
    let full = Array(word + ".")
    for place in full.indices {
      next[String(full[..<place]), default: [:]][full[place], default: 0] += 1
      asked += 1
    }
  }
  let right = next.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
  let first = next[""]?.values.max() ?? 0
  return [1, first, right / asked * Double(words.count)].map {
    $0 / Double(words.count)
  }
}
let german = blindByPrefix([
  "null", "eins", "zwei", "drei", "vier", "fuenf", "sechs", "sieben",
  "acht", "neun",
])
print(german.map { percent($0) })

// :::
//
// :::: {#exr-study-split level="understand" points="3"}
// Verify @eq-study-parts, and give $a$ and $b$ for ReLU and for $|z|$. For which $\alpha$ is Leaky ReLU the identity?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Put $|z| = z$ in for $z > 0$ and $|z| = -z$ for $z < 0$, and compare the slopes.
// :::
// ::::
//
// ::: {#sol-study-split}
// For $z>0$: $\tfrac{1+\alpha}2 + \tfrac{1-\alpha}2 = 1$. For $z<0$: $\tfrac{1+\alpha}{2} - \tfrac{1-\alpha}{2} = \alpha$. ReLU has $a = b = \tfrac12$, $|z|$ has $a = 0$, $b = 1$. The identity is $\alpha = 1$: $a = 1$, $b = 0$.

func split(_ z: Double, _ a: Double, _ b: Double) -> Double {
  a * z + b * abs(z)
}
let splitGaps = stride(from: -3.0, through: 3, by: 0.05).map { z in
  let leaky = Activation.leakyReLU(negativeSlope: 0.3)(z)
  let inverted = Activation.signInverting(alpha: 0.3)(z)
  return max(
    abs(leaky - split(z, 0.65, 0.35)),
    abs(inverted - split(z, 0.35, 0.65)))
}
print("largest difference at 121 points:", written(splitGaps.max() ?? 0, 1))

// :::
//
// :::: {#exr-study-variance level="analyse" points="4"}
// He's variance is made for ReLU. Which weight variance keeps $\mathbb{E}z^2$ for $\mathrm{Leaky}_{0.3}$ and for $\mathrm{Neg}_{0.3}$? By which factor do the pre-activations grow over 30 layers if He's is used?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What does one layer make of a mean square $q$? Set it equal to $q$. For the second question mind that a *deviation* is a square root.
// :::
// ::::
//
// ::: {#sol-study-variance}
// For both $\mathbb{E}f(z)^2 = \tfrac{1+\alpha^2}{2}\,q$, so $\sigma_w^2 = 2/(1+\alpha^2)$. With 2 instead, $q$ grows by $1+\alpha^2$ per layer:

print(
  "variance \(fixed(2 / 1.09, 3)); over 30 layers the deviation grows by a factor of \(fixed(pow(1.09, 15), 2))")

// So in the sweep the two variants with $\alpha = 0.3$ share this disadvantage, so this growth is not what tells them apart.
// :::
//
// :::: {#exr-study-power level="evaluate" points="5"}
// You want to tell a paired difference of the last training loss at depth 6 between ReLU and Leaky ReLU from zero, if it is a tenth of the blind plateau. Which deviation do you need to know, where on this page is it, and how many paired seeds follow?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Two runs on the same seed share their luck, so the deviation of the *differences* is what counts. @tbl-study-paired has its half width; Student's quantile for three pairs is 4.303.
// :::
// ::::
//
// ::: {#sol-study-power}
// Pairing needs the deviation $s_d$ of the *differences* between two runs on the same seed. It contains less than two unpaired deviations when the seed's luck (the order of batches) is shared; it cannot be had from the two intervals alone. The page has the differences of loss (@tbl-study-paired), whose half width is $h = t\,s_d/\sqrt S$ with $t = 4.303$ for $S = 3$. With the measured $s_d$ and a target $\delta$ a half width of $\delta$ needs about $S = (2 s_d/\delta)^2$ pairs, more for small $S$, where $t$ exceeds 2. But with a half width *equal* to $\delta$ a true difference of $\delta$ is told from zero in one case of two only. For four chances in five take $(2.8\,s_d/\delta)^2$, twice as many; for near certainty $(4 s_d/\delta)^2$, as @exr-gated-seeds does. Take $\delta$ as a tenth of the plateau:

if let pair = lossPairs.first(where: { $0.depth == 6 }) {
  let s = pair.effect.interval.upperBound - pair.effect.difference
  let deviation = s * 3.0.squareRoot() / 4.303
  let target = 0.1 * plateauLoss
  print("deviation of a paired difference of loss: \(fixed(deviation, 3))")
  print("pairs needed for \(fixed(target, 3)):", max(3, Int(pow(2 * deviation / target, 2).rounded(.up))))
} else {
  print("one seed: unknown")
}

// Three differences give $s_d$ only to within a factor of about six, so this too is a first guess. And at depth 6 some runs look and others do not: a deviation over both kinds describes luck more than scatter.
// :::
//
// :::: {#exr-study-design level="create" points="6"}
// Design a study that could tell whether *clipping* hides differences between the activations. State hypothesis, what varies, what is fixed, criterion, and run a small version with the perceptron of twenty layers.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Write the criterion as an inequality between two numbers before you run anything. Which two numbers, and what is the noise of each?
// :::
// ::::
//
// ::: {#sol-study-design}
// Hypothesis: without clipping the spread between the three activations is larger. Varies: clipping (none, norm 1) and activation. Fixed: the rest. Criterion: the range of mean accuracies over activations, without and with clipping; supported if it is larger without by more than the range of seeds.

func trial(_ f: Activation, _ clipping: Clipping) throws -> Double {
  try Trainer(
    .perceptron(
      [784] + Array(repeating: 64, count: 20) + [10], activation: f,
      initializer: .heNormal), optimizer: .sgd(learningRate: 0.02),
    clipping: clipping, seed: 1
  ).fit(.mnist.first(5_000), epochs: 3).testAccuracy
}
let withoutClipping = try Parallel.map(studied) {
  (try? trial($0, .none)) ?? 0
}
let withClipping = try Parallel.map(studied) { try trial($0, .norm(1)) }
func rangeOf(_ values: [Double]) -> Double {
  (values.max() ?? 0) - (values.min() ?? 0)
}
print("range without clipping:", points(rangeOf(withoutClipping)), "points")
print("range with clipping:   ", points(rangeOf(withClipping)), "points")

// One seed each: a pilot, good for choosing the size of the study, not for a verdict.
// :::
//
// ## Takeaways
//
// - Write down what would refute the hypothesis before you look.
// - Give every metric its blind score. For spelled digits it is 11, 20 and 78% on MNIST's test set, depending on the metric.
// - A leaky slope passes more gradient than ReLU's zero. Sizes are not the whole story: the even part forgets signs.
// - A run that never left the plateau is undertrained: count it, do not rank it.
// - Three seeds see only large effects, and outcomes of two kinds need counts (Wilson, Fisher), not means.
//
// ## What comes next
//
// @sec-beyond takes recurrence, shortcuts and normalisation one at a time. @sec-bake-off shows what more seeds can decide.
//
// ## References
//
// - K. Cho et al.: *Learning phrase representations using RNN encoder-decoder.* EMNLP 2014.
// - K. He, X. Zhang, S. Ren, J. Sun: *Delving deep into rectifiers.* ICCV 2015.
// - K. He, X. Zhang, S. Ren, J. Sun: *Deep residual learning for image recognition.* CVPR 2016.
// - K. He, X. Zhang, S. Ren, J. Sun: *Identity mappings in deep residual networks.* ECCV 2016 (2016b).
// - S. Ioffe, C. Szegedy: *Batch normalization.* ICML 2015.
// - A. Maas, A. Hannun, A. Ng: *Rectifier nonlinearities improve neural network acoustic models.* ICML workshop 2013.
// - B. Poole, S. Lahiri, M. Raghu, J. Sohl-Dickstein, S. Ganguli: *Exponential expressivity in deep neural networks through transient chaos.* NeurIPS 2016.
