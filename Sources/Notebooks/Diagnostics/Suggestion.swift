/// "Did you mean": the known word that a misspelt one is closest to.
public enum Suggestion {
  /// The closest of some words, when it is close enough to be what was meant.
  public static func closest(to word: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    let normal = normalized(word)
    var best: (word: String, distance: Int)?
    // In order, so that of two equally near the same one is named every time.
    for candidate in known.sorted() {
      let distance =
        normalized(candidate) == normal
        ? 0 : distance(Array(word.lowercased()), Array(candidate.lowercased()))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Without what separates words, so that `figCap` and `fig_cap` find `fig-cap`.
  private static func normalized(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The optimal string alignment distance: insertions, deletions, replacements, and swaps of
  /// neighbours.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[right.count]
  }
}
