import Datasets

/// The digits' names as letter sequences: `<b>` before, `<e>` after and as filling, a to z between.
enum DigitWords {
  static let names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
  /// The letters that occur, then the end sign, then the sign before the first letter.
  static let alphabet: [Character] = Array(Set(names.joined())).sorted()
  static let end = alphabet.count
  static let begin = alphabet.count + 1
  static let letters = alphabet.count + 2
  /// The longest name and its end sign.
  static let length = 6

  /// The letters of a digit's word, the end sign filling the rest.
  static func word(_ digit: Int) -> [Int] {
    let letters = names[digit].map { letter in alphabet.firstIndex(of: letter) ?? end }
    return letters + [Int](repeating: end, count: length - letters.count)
  }

  /// Digits as spelling samples: the image and the letters before each step as input, the word as labels.
  static func samples(_ digits: Samples) -> Samples {
    let words = (0..<10).map(word)
    var inputs: [Float] = []
    inputs.reserveCapacity(digits.count * (digits.inputSize + length))
    var labels: [Int32] = []
    for index in 0..<digits.count {
      let word = words[Int(digits.labels[index])]
      inputs += digits.input(index)
      inputs += ([begin] + word.dropLast()).map(Float.init)
      labels += word.map(Int32.init)
    }
    return Samples(
      count: digits.count, shape: [digits.inputSize + length], inputs: .numbers(inputs),
      answers: .labels(labels, classes: letters))
  }

  /// What can be reached without looking at the image: the commonest digit's word; the commonest first letter;
  /// and with the true letters before it, the commonest next letter, counted to the end sign.
  static func blindBaselines(_ digits: Samples) -> (word: Double, firstLetter: Double, letters: Double) {
    var counts = [Double](repeating: 0, count: 10)
    for label in digits.labels { counts[Int(label)] += 1 }
    var first: [Character: Double] = [:]
    var next: [String: [Character: Double]] = [:]
    var total = 0.0
    for (digit, name) in names.enumerated() {
      first[name.first ?? " ", default: 0] += counts[digit]
      let full = Array(name) + ["."]
      for index in full.indices {
        next[String(full[..<index]), default: [:]][full[index], default: 0] += counts[digit]
        total += counts[digit]
      }
    }
    let sum = max(counts.reduce(0, +), 1)
    let best = next.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
    return ((counts.max() ?? 0) / sum, (first.values.max() ?? 0) / sum, best / max(total, 1))
  }
}
