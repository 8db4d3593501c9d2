import SeededRandom

/// Makes the edits that an author makes in an hour, in no order at all.
struct RandomEdits {
  private var random: SplitMix64
  private static let names = ["a", "b", "c"]
  private static let chapterNames = ["one", "two", "three"]

  init(seed: Int) { random = SplitMix64(seed: seed) }

  /// The states of a course through `count` edits, the first before any.
  mutating func states(count: Int) -> [TinyCourse] {
    var states = [beginning()]
    for _ in 0..<count {
      let last = states[states.count - 1]
      var next = last
      // Most edits leave a course that builds; some leave one that does not, as in life.
      let acceptsFaults = chance(1, of: 3)
      for _ in 0..<20 {
        next = chance(1, of: 8) ? states[pick(states.indices)] : edited(last)
        if next != last && (acceptsFaults || next.chapters.allSatisfy(\.isSound)) { break }
      }
      states.append(next)
    }
    return states
  }

  private mutating func beginning() -> TinyCourse {
    var course = TinyCourse(chapters: [chapter("one")])
    if chance(1, of: 4) { course.chapters.append(chapter("two")) }
    return course
  }

  private mutating func chapter(_ name: String) -> TinyCourse.Chapter {
    var chapter = TinyCourse.Chapter(name: name, parts: [.prose(number())])
    repeat {
      chapter.parts = [.prose(number())]
      for _ in 0..<Int.random(in: 1...2, using: &random) { insertCell(into: &chapter) }
    } while !chapter.isSound
    return chapter
  }

  private mutating func edited(_ course: TinyCourse) -> TinyCourse {
    var course = course
    let index = pick(course.chapters.indices)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<30: edit(&course.chapters[index])
    case 30..<40: changeNumber(in: &course.chapters[index])
    case 40..<50: rename(in: &course.chapters[index])
    case 50..<58: shadow(in: &course.chapters[index])
    case 58..<66: reorder(&course.chapters[index])
    case 66..<74: course.data = number()
    case 74..<78: course.included = number()
    case 78..<82: course.chapters[index].parameter = number()
    case 82..<86: course.title = "Tiny \(number())"
    case 86..<89: course.year = 2000 + number()
    case 89..<93:
      let free = Self.chapterNames.filter { name in !course.chapters.contains { $0.name == name } }
      if let name = free.first, course.chapters.count < 2 { course.chapters.append(chapter(name)) }
    case 93..<97: if course.chapters.count > 1 { course.chapters.remove(at: index) }
    default:
      let free = Self.chapterNames.filter { name in !course.chapters.contains { $0.name == name } }
      if let name = free.last { course.chapters[index].name = name }
    }
    return course
  }

  private mutating func edit(_ chapter: inout TinyCourse.Chapter) {
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      let cells = chapter.parts.count { if case .cell = $0 { true } else { false } }
      if cells < 4 { insertCell(into: &chapter) }
    case 2: if !chapter.parts.isEmpty { chapter.parts.remove(at: pick(chapter.parts.indices)) }
    case 3:
      let parts: [TinyCourse.Part] = [
        .prose(number()), .formula(number()), .citation, .include, .inline(name()), .inline("depth"),
      ]
      chapter.parts.insert(parts[pick(parts.indices)], at: pick(0..<chapter.parts.count + 1))
    case 4:
      if let index = cell(in: chapter), case .cell(let code, let isEchoed) = chapter.parts[index] {
        chapter.parts[index] = .cell(code, isEchoed: !isEchoed)
      }
    default:
      if let index = cell(in: chapter) {
        chapter.parts.insert(chapter.parts[index], at: pick(0..<chapter.parts.count + 1))
      }
    }
  }

  private mutating func insertCell(into chapter: inout TinyCourse.Chapter) {
    let name = name()
    let codes: [TinyCourse.Code] = [
      .constant(name, number()), .word(name, number()), .variable(name, number()),
      .function(name, number()), .structure(name, number()), .change(name, number()), .print(name),
      .print("depth"), .call(name), .size(name), .readData,
    ]
    let index = pick(0..<chapter.parts.count + 1)
    let takesAny = chance(1, of: 3)
    let fitting = codes.filter { takesAny || $0.isSound(with: chapter.names(above: index)) }
    chapter.parts.insert(.cell(fitting[pick(fitting.indices)], isEchoed: true), at: index)
  }

  private mutating func changeNumber(in chapter: inout TinyCourse.Chapter) {
    guard let index = cell(in: chapter), case .cell(let code, let isEchoed) = chapter.parts[index] else {
      return
    }
    chapter.parts[index] = .cell(code.with(number()), isEchoed: isEchoed)
  }

  /// Gives a name another one: everywhere, or only where it is declared.
  private mutating func rename(in chapter: inout TinyCourse.Chapter) {
    let (old, new) = (name(), name())
    let isEverywhere = chance(3, of: 4)
    chapter.parts = chapter.parts.map { part in
      switch part {
      case .cell(let code, let isEchoed) where isEverywhere || code.declared?.name == old:
        .cell(code.renamed(old, to: new), isEchoed: isEchoed)
      case .inline(old) where isEverywhere: .inline(new)
      default: part
      }
    }
  }

  /// Declares a name again, below the cell that declares it, perhaps as something else.
  private mutating func shadow(in chapter: inout TinyCourse.Chapter) {
    let indices = chapter.parts.indices.filter { index in
      if case .cell(let code, _) = chapter.parts[index] { code.declared != nil } else { false }
    }
    guard !indices.isEmpty else { return }
    let index = indices[pick(indices.indices)]
    guard case .cell(let code, _) = chapter.parts[index], let name = code.declared?.name else { return }
    let others: [TinyCourse.Code] = [
      code.with(number()), .constant(name, number()), .word(name, number()), .variable(name, number()),
      .function(name, number()),
    ]
    let below = pick(index + 1..<chapter.parts.count + 1)
    chapter.parts.insert(.cell(others[pick(others.indices)], isEchoed: true), at: below)
  }

  private mutating func reorder(_ chapter: inout TinyCourse.Chapter) {
    guard chapter.parts.count > 1 else { return }
    let part = chapter.parts.remove(at: pick(chapter.parts.indices))
    chapter.parts.insert(part, at: pick(0..<chapter.parts.count + 1))
  }

  private mutating func cell(in chapter: TinyCourse.Chapter) -> Int? {
    chapter.parts.indices.filter { if case .cell = chapter.parts[$0] { true } else { false } }
      .randomElement(using: &random)
  }

  private mutating func number() -> Int { Int.random(in: 1...9, using: &random) }
  private mutating func name() -> String { Self.names[pick(Self.names.indices)] }
  private mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ part: Int, of whole: Int) -> Bool { pick(0..<whole) < part }
}
