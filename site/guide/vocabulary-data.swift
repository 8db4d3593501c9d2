// Vocabulary: Data

// `Dataset.mnist`, `.fashionMNIST` and `.drawnDigits()` are sets by name; `Dataset.samples("mine", train:test:)` is yours.
// `first(1_000)` takes less. [Your own data](own-data.md) says where files are looked for.
//
// Module `Datasets`, which every cell has. Made from the source by `Scripts/vocabulary`.
//
// ## DataSearch
//
// `struct DataSearch`: Where data files are looked for, first found first taken.
//
// - `func finds(_ name: String) -> Bool`: Whether the files of a data set in MNIST's format are there.
// - `var folders: [URL]`: The folders, in order.
// - `init(folders: [URL])`: The folders as given.
// - `static func standard(project: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath), extra: [URL] = [], environment: [String : String] = ProcessInfo.processInfo.environment) -> DataSearch`: `$LECTERN_DATA` (several folders separated by colons), then the project's `data/`, then extra folders, then the user's cache `~/.cache/lectern`, then `systemFolder`.
// - `static let systemFolder: URL`: Where Debian's data packages put their files, `dataset-fashion-mnist` for one.
// - `static func userCache(environment: [String : String] = ProcessInfo.processInfo.environment) -> URL`: `$XDG_CACHE_HOME/lectern`, or `~/.cache/lectern`: where downloads are kept.
//
// ## Dataset
//
// `struct Dataset`: A set of data by name; `load` brings it into memory.
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
// ## DatasetError
//
// `struct DatasetError`: What is wrong with data, as one sentence that names the file.
//
// - `init(_ description: String)`
//
// ## DatasetIdentity
//
// `struct DatasetIdentity`: Which data a name stands for on this machine.
//
// - `let digest: String`: SHA-256 that names the contents, for memo keys.
// - `let provenance: String`: The sentence for the page.
//
// ## DrawnDigits
//
// `enum DrawnDigits`: Digits drawn from stroke skeletons: 28 x 28 bytes, ink bright on a dark ground, like MNIST's.
//
// - `static func samples(count: Int, seed: UInt64) -> Samples`: Digits and their labels; classes come in random order with equal odds.
//
// ## IDX
//
// `struct IDX`: A file of images or labels in the IDX format of MNIST (LeCun, Cortes & Burges), plain or gzip.
//
// - `let bytes: [UInt8]`
// - `let digest: String`: SHA-256 of the file as it lies there.
// - `let dimensions: [Int]`: The length of each dimension.
// - `static func read(_ file: URL) throws -> IDX`: Reads a file.
//
// ## LoadedDataset
//
// `struct LoadedDataset`: A data set in memory.
//
// - `var digest: String`: SHA-256 that names the contents, for memo keys.
// - `init(name: String, train: Samples, test: Samples, digest: String, provenance: String)`
// - `let name: String`
// - `var provenance: String`: The sentence for the page: which data this is.
// - `var test: Samples`
// - `var train: Samples`
//
// ## Samples
//
// `struct Samples`: Inputs and what belongs to them, in memory.
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
