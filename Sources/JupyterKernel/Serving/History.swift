import Editing

/// What was run in this session.
struct History {
  private var lines: [(number: Int, code: String)] = []

  mutating func add(_ code: String, line: Int) { lines.append((line, code)) }

  /// Answers a `history_request`.
  func answer(_ content: JSON) -> JSON {
    let found: [(number: Int, code: String)]
    switch content["hist_access_type"]?.string {
    case "range":
      // Sessions before this one are not kept.
      let session = content["session"]?.int ?? 0
      let start = content["start"]?.int ?? 0
      let stop = content["stop"]?.int ?? .max
      found = session == 0 ? lines.filter { $0.number >= start && $0.number < stop } : []
    case "search":
      var hits = lines.filter { Self.matches(Array($0.code), Array(content["pattern"]?.string ?? "*")) }
      if content["unique"]?.bool == true {
        var seen: Set<String> = []
        hits = hits.reversed().filter { seen.insert($0.code).inserted }.reversed()
      }
      found = hits.suffix(content["n"]?.int ?? hits.count)
    default: found = lines.suffix(content["n"]?.int ?? lines.count)
    }
    let wantsOutput = content["output"]?.bool ?? false
    return [
      "status": "ok",
      "history": .array(
        found.map { line in
          let code = JSON.string(line.code)
          return [0, .int(line.number), wantsOutput ? [code, .null] : code]
        }),
    ]
  }

  /// Whether a text fits a pattern in which `*` is anything and `?` one character.
  private static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
    var (t, p, star, mark) = (0, 0, -1, 0)
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        (star, mark) = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        (t, p) = (t + 1, p + 1)
      } else if star >= 0 {
        p = star + 1
        mark += 1
        t = mark
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
