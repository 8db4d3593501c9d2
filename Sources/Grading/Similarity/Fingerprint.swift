/// What stays of a notebook when names, comments, numbers and layout are taken away: hashes of runs
/// of token kinds, thinned by winnowing (Schleimer, Wilkerson & Aiken 2003, section 3).
struct Fingerprint: Sendable, Hashable {
  /// Length of a run in tokens, and the window of which the smallest hash is kept: every match of
  /// `run + window - 1` tokens is found, none shorter than `run`.
  static let run = 23
  static let window = 17

  /// Hashes of code, and of runs of eight words of prose.
  var code: Set<UInt64>
  var prose: Set<UInt64>

  init(code: Set<UInt64>, prose: Set<UInt64>) {
    self.code = code
    self.prose = prose
  }

  /// - Parameter markdown: A notebook.
  init(markdown: String) { self.init(ComparedText(markdown: markdown)) }

  init(_ text: ComparedText) {
    code = Self.winnow(Self.hashes(text.code, run: Self.run), window: Self.window)
    prose = Self.winnow(Self.hashes(text.prose, run: Self.proseRun), window: 4)
  }

  /// Length of a run of prose in words.
  static let proseRun = 8

  /// A hash for each run, by the index of its first item.
  static func hashes(_ items: [ComparedText.Item], run: Int) -> [UInt64] {
    guard items.count >= run else { return [] }
    return (0...items.count - run).map { start in
      items[start..<start + run].reduce(UInt64(14_695_981_039_346_656_037)) { hash, item in
        (item.kind.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } ^ 0xFF) &* 1_099_511_628_211
      }
    }
  }

  private static func winnow(_ hashes: [UInt64], window: Int) -> Set<UInt64> {
    guard hashes.count > window else { return hashes.min().map { [$0] } ?? [] }
    var kept: Set<UInt64> = []
    for start in 0...hashes.count - window {
      if let least = hashes[start..<start + window].min() { kept.insert(least) }
    }
    return kept
  }
}
