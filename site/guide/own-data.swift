// Use your own data

// ## A file beside the chapters
//
// A cell reads files as Swift does, by a path from the course's folder. `flowers.csv` lies beside this page:
//
// ::: {.demo}

let text = try String(contentsOfFile: "flowers.csv", encoding: .utf8)
struct Flower: Codable {
  var petalLength, petalWidth: Double
  var kind: Int
}
let flowers = text.split(separator: "\n").dropFirst().map { line in
  let fields = line.split(separator: ",").compactMap { Double($0) }
  return Flower(
    petalLength: fields[0], petalWidth: fields[1], kind: Int(fields[2]))
}
flowers.prefix(3).map { $0 }

// :::
//
// The build notices which files a chapter read. When one changes, the chapter runs again, and its page and everything that
// was computed from the old file are made anew.
//
// ## Samples to train on
//
// ::: {.demo}

func samples(_ flowers: [Flower]) -> Samples {
  Samples(
    count: flowers.count, shape: [2],
    inputs: .numbers(
      flowers.flatMap { [Float($0.petalLength), Float($0.petalWidth)] }),
    answers: .labels(flowers.map { Int32($0.kind) }, classes: 2))
}
let places = flowers.indices
let set = Dataset.samples(
  "flowers",
  train: samples(places.filter { $0 % 4 != 0 }.map { flowers[$0] }),
  test: samples(places.filter { $0 % 4 == 0 }.map { flowers[$0] }))
let trainer = Trainer(
  .perceptron([2, 8, 2], activation: .tanh),
  optimizer: .adam(learningRate: 0.05), seed: 1)
let run = try trainer.fit(set, epochs: 30, batchSize: 4)
claim("Long petals are told from short ones.", run.testAccuracy == 1)

// :::
//
// Inputs are `.numbers`, or `.bytes` for images, with the mean and deviation by which they become numbers. Answers are
// `.labels`, or `.values` where numbers are to be learned.
//
// ## MNIST, Fashion-MNIST, and files like theirs
//
// The [data sets]{.term of="data set"} `Dataset.mnist` and `Dataset.fashionMNIST` are looked for in this order, the first that is found counts:
//
// 1. the folders in the variable `LECTERN_DATA`, with colons between them,
// 2. the course's folder `data/`,
// 3. the folders of `data: { search: [../data] }` in `course.yml`,
// 4. `~/.cache/lectern`, where `lectern data fetch` puts them,
// 5. the folder of Debian's package `dataset-fashion-mnist`.
//
// ```bash
// lectern data list           # what is there, and where
// lectern data fetch mnist    # downloads it and checks its digest
// lectern data verify         # checks the digests of what is there
// ```
//
// Without files a course is not stuck: drawn digits have the same shape and range, and each page says at its foot which data it
// used. `Dataset.drawnDigits(count:testCount:seed:)` asks for them.
//
// ## Keep it reproducible
//
// - Draw with a seed (`RandomStream`), and split by the seed or by a rule as above.
// - Do not fetch in a cell: a chapter that connects to a machine is run in every build, and cannot come from the store.
// - Commit small files with the course; large ones belong into a folder that `search:` names.
