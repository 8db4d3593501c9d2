// Train networks

// Every [experiment]{.term} is a **value that says everything** (network, data, seed, epochs) and one call that answers it. The answer is
// kept under all that it depends on, so the same question costs minutes once and milliseconds ever after.
//
// ## One run
//
// ::: {.demo}

let digits = Dataset.drawnDigits(count: 2_000, testCount: 500)
let network = Sequential.perceptron([784, 64, 10], activation: .relu)
let trainer = Trainer(network, optimizer: .adam(learningRate: 1e-3), seed: 7)
let run = try trainer.fit(
  digits, epochs: 4, batchSize: 64, probes: [.deadUnits])

Chart {
  for epoch in run.history {
    LineMark(x: .value("Epoch", epoch.epoch), y: .value("Loss", epoch.loss))
      .foregroundStyle(by: .value("Samples", "training"))
    LineMark(x: .value("Epoch", epoch.epoch), y: .value("Loss", epoch.testLoss))
      .foregroundStyle(by: .value("Samples", "test"))
  }
}

// :::
//
// While it trains, the terminal shows chapter, cell, epoch and time left; `lectern preview` draws the loss as it falls.
//
// After each epoch the whole test set is asked, as the second curve needs it. Who compares only how trainings end says
// `testing: .lastEpoch`: it is asked once, the epochs before have NaN, which charts leave out, and on 5,000 digits with 10,000 for
// testing a training takes two fifths less.
//
// ## Several seeds, several ways
//
// One run is an anecdote. `BakeOff` trains each activation with each seed, side by side on the cores there are, and a measured
// claim says what that shows:
//
// ::: {.demo}

let question = BakeOff(
  [.relu, .tanh], on: digits, epochs: 3, seeds: [1, 2, 3])
let contest = try question.run()
Table(
  contest.variants,
  Column("Activation") { $0.label },
  Column("Test accuracy, mean", digits: 3) { $0.accuracy.mean },
  Column("± (95 %)", digits: 3) { $0.accuracy.halfWidth })

claim(
  "On so few images tanh gets further in three epochs than ReLU.",
  measured: try contest.paired("tanh", "ReLU"), above: 0.01,
  otherwise: "In three epochs the two cannot be told apart on so few images.")

// :::
//
// The other studies of the [engine]{.term} (`GradientFlow`, `DeadUnits`, `DepthStudy`, `LinearRegions`, ...) have the same form; what
// there is stands in [the vocabulary](vocabulary-experiments.md).
//
// ## A sweep of your own
//
// A loop is a [sweep]{.term}. Each run is kept by itself, so that another learning rate costs one more run and not four:
//
// ::: {.demo}

struct Trial: Codable { var rate: Double; var accuracy: Double }
let trials = try [0.0003, 0.001, 0.003].map { rate in
  let network = Sequential.perceptron([784, 32, 10], activation: .gelu)
  let trainer = Trainer(network, optimizer: .adam(learningRate: rate), seed: 1)
  let run = try trainer.fit(digits, epochs: 2)
  return Trial(rate: rate, accuracy: run.testAccuracy)
}
trials

// :::
//
// ## While you write
//
// - `lectern build --quick` and `lectern preview --quick` are [quick mode]{.term}: every cell runs with at most two epochs, one
//   seed and less data, and each page says so. `isQuick` is true in a cell then.
// - Put what takes long into a cell high up, and what you try out below it: only the cells from the edited one on run again.
//
// ## What is kept, and where
//
// `.lectern` beside the chapters holds what this machine has trained; `lectern clean` removes it. `lectern store push` puts
// finished work into `results`, to be committed, so that a clone renders the course without training: see [results that
// travel](store.md). `lectern build --recompute` trains everything anew and says what came out differently.
//
// ## Seeds
//
// A run states its [seed]{.term}, and the same seed gives the same weights to the last bit on the same kind of processor, however many
// cores there are. Numbers of your own come from `RandomStream(seed: 1)`; the system's random numbers differ each time, so a
// chapter that draws them is marked and run in every build.
