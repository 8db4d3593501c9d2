/// Chooses by what they hold which of a student's files is graded.
///
/// Never the public checks, never what was handed out where there is work, never a text without cells where there are
/// cells. Of several notebooks with work those with most of the assignment's cells are hand-ins, or where it has no labels
/// those that come from the starter; of these the last counts or the best. What was not chosen is told.
struct HandInChoice {
  /// A notebook that could be graded.
  struct Candidate {
    var submission: Submission
    /// What was handed in together.
    var entry: String
    var attempt = 0
    var modified = 0.0
    /// What alone says whose it is, where no entry does: its front matter, or a folder's name further in.
    var claim: Claim?
    var kind: HandedOut.Kind

    var file: String { submission.file }

    var amount: HandedOut.Amount { if case .work(let amount) = kind { amount } else { .init() } }

    /// Earlier ones first.
    var order: (Double, Int, Double) {
      (submission.received?.timeIntervalSince1970 ?? -.infinity, attempt, modified)
    }
  }

  enum Claim {
    case author, folder
  }

  struct Chosen {
    var submission: Submission?
    /// Each a sentence.
    var problems: [String] = []
  }

  var attempts: Rubric.Attempts
  var handedOut: HandedOut

  func choose(_ candidates: [Candidate], of owner: String) -> Chosen {
    var chosen = Chosen()
    let own = withoutClaims(candidates, of: owner, &chosen.problems)
    let works = own.filter { if case .work = $0.kind { true } else { false } }
    let prose = own.filter { $0.kind == .prose }
    let given = own.filter { if case .given = $0.kind { true } else { false } }
    var remarks: [String] = []
    var counted: [Candidate]
    if !works.isEmpty {
      counted = handIns(works, of: owner, &chosen.problems)
      remarks = (prose + own.filter { $0.kind == .checks } + given).map(Self.remark)
    } else if !prose.isEmpty {
      counted = prose
      remarks = (own.filter { $0.kind == .checks } + given).map(Self.remark)
    } else if let starter = given.first(where: { $0.kind == .given("starter.md") }) {
      counted = [starter]
      chosen.problems.append("'\(owner)' handed in the starter as it was handed out, '\(starter.file)'.")
    } else {
      let names = own.map { "'\($0.file)'" }.joined(separator: ", ")
      chosen.problems.append("'\(owner)' handed in nothing but files that were handed out: \(names).")
      return chosen
    }
    counted = Self.withoutCopies(counted)
    let sorted = counted.sorted { $0.order == $1.order ? $0.file < $1.file : $0.order < $1.order }
    guard let last = sorted.last else { return chosen }
    var latest = last.submission
    if sorted.count > 1 { chosen.problems.append(sentence(sorted, of: owner)) }
    if attempts == .best { latest.earlier = sorted.dropLast().map(\.submission) }
    latest.remarks += remarks
    chosen.submission = latest
    return chosen
  }

  /// Those with most of the cells that were to be filled: in one hand-in, and roughly in all of them.
  private func handIns(
    _ works: [Candidate], of owner: String, _ problems: inout [String]
  ) -> [Candidate] {
    let most = works.map(\.amount.cells).max() ?? 0
    guard most > 0 else { return withoutScraps(works, of: owner, &problems) }
    let best = Dictionary(works.map { ($0.entry, $0.amount.cells) }, uniquingKeysWith: max)
    let counted = works.filter { $0.amount.cells == best[$0.entry] && $0.amount.cells * 2 >= most }
    for other in works where !counted.contains(where: { $0.file == other.file }) {
      let among = counted.first { $0.entry == other.entry } ?? counted.last
      problems.append(
        "'\(other.file)' of '\(owner)' is not graded: it has \(other.amount.cells) of the assignment's \(handedOut.labels.count) cells, and '\(among?.file ?? "")' has \(among?.amount.cells ?? 0)."
      )
    }
    return counted
  }

  /// Where no label tells work from what lies beside it, the starter's lines and the code of one's own do. Where they
  /// say different things, the file that was begun from the starter is graded and a person is asked.
  private func withoutScraps(
    _ works: [Candidate], of owner: String, _ problems: inout [String]
  ) -> [Candidate] {
    works.filter { work in
      let (given, code) = (work.amount.given, work.amount.code)
      for other in works where other.file != work.file {
        let isBeside = other.entry == work.entry
        let sentence = "'\(work.file)' of '\(owner)' is not graded: "
        let named = ", and '\(other.file)' has "
        if other.amount.given > (isBeside ? 2 * given : 8 * given + 2),
          isBeside || other.amount.code > code
        {
          let own = "\(Self.lines(given)) of the starter's"
          problems.append(
            other.amount.code >= code
              ? "\(sentence)it has \(own)\(named)\(other.amount.given)."
              : "\(sentence)it has \(own) and \(Self.lines(code)) of other code\(named)\(other.amount.given) and \(other.amount.code); if it is the work all the same, name it in the roster's column 'file'."
          )
          return false
        }
        if isBeside, other.amount.given >= given, other.amount.code > 3 * code {
          problems.append(
            "\(sentence)it has \(Self.lines(code)) of code\(named)\(other.amount.code).")
          return false
        }
      }
      return true
    }
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }

  private func sentence(_ sorted: [Candidate], of owner: String) -> String {
    let last = sorted[sorted.count - 1]
    if attempts == .best { return "'\(owner)' handed in \(sorted.count) files; the best one counts." }
    if sorted[sorted.count - 2].order == last.order {
      return
        "'\(owner)' handed in \(sorted.count) files, and neither times nor cells tell which counts; '\(last.file)' is graded, name another in the roster's column 'file'."
    }
    return "'\(owner)' handed in \(sorted.count) files; the latest, '\(last.file)', is graded."
  }

  private static func remark(_ other: Candidate) -> String {
    let what =
      switch other.kind {
      case .prose: "it has no code"
      case .checks: "these are the public checks"
      case .given: "it is as it was handed out"
      case .work: "another was chosen"
      }
    return "'\(other.file)' is not graded: \(what)."
  }

  /// The same bytes twice are one hand-in; the first stands for them.
  private static func withoutCopies(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<String> = []
    return candidates.filter { seen.insert($0.submission.digest).inserted }
  }

  /// Anybody can write another's name into a notebook: it takes no place of one that is theirs by its name.
  private func withoutClaims(
    _ candidates: [Candidate], of owner: String, _ problems: inout [String]
  ) -> [Candidate] {
    let own = candidates.filter { $0.claim == nil }
    guard let first = own.first else { return candidates }
    for other in candidates where other.claim != nil {
      let what =
        other.claim == .author ? "names '\(owner)' as its author" : "lies below the name of '\(owner)'"
      problems.append("'\(other.file)' \(what), who handed in '\(first.file)'; it is left out.")
    }
    return own
  }
}
