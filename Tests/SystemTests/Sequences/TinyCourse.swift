/// A course that builds in well under a second, as a value that random edits can change.
struct TinyCourse: Hashable {
  var title = "Tiny"
  var chapters: [Chapter]
  /// Content of the data file that cells read.
  var data = 1
  /// Content of the file that chapters include.
  var included = 1
  /// Year of the one work in the bibliography.
  var year = 2015

  struct Chapter: Hashable {
    var name: String
    /// The value of the parameter `depth`.
    var parameter = 2
    var parts: [Part]
  }

  enum Part: Hashable {
    case prose(Int)
    case formula(Int)
    case citation
    case include
    /// A name's value in a sentence.
    case inline(String)
    case cell(Code, isEchoed: Bool)
  }

  /// The code of one cell.
  enum Code: Hashable {
    case constant(String, Int)
    /// A constant of another type, for names that are declared again.
    case word(String, Int)
    case variable(String, Int)
    case function(String, Int)
    case structure(String, Int)
    case change(String, Int)
    case print(String)
    case call(String)
    case size(String)
    case readData
  }
}

extension TinyCourse {
  /// The course's files by their paths.
  var files: [String: String] {
    var files = [
      "notebooks/course.yml": "title: \(title)\nbibliography: refs.bib\n",
      "notebooks/data.txt": "the data is \(data)\n",
      "notebooks/_note.md": "A note, edition \(included).\n",
      "notebooks/refs.bib": "@article{he, author={He, Kai}, title={Deep}, year={\(year)}}\n",
    ]
    for chapter in chapters { files["notebooks/\(chapter.name).md"] = chapter.text }
    return files
  }
}

extension TinyCourse.Chapter {
  var text: String {
    let head = "---\ntitle: Chapter \(name)\nparams:\n  depth: \(parameter)\n---\n"
    return ([head] + parts.map(\.text)).joined(separator: "\n")
  }
}

extension TinyCourse.Part {
  var text: String {
    switch self {
    case .prose(let number): "Prose number \(number).\n"
    case .formula(let number): "A formula, $x^{\(number)}$.\n"
    case .citation: "As was found [@he].\n"
    case .include: "{{< include _note.md >}}\n"
    case .inline(let name): "The value is `{swift} \(name)`.\n"
    case .cell(let code, let isEchoed):
      "```{swift}\n\(isEchoed ? "" : "//| echo: false\n")\(code.text)\n```\n"
    }
  }
}

extension TinyCourse.Code {
  var text: String {
    switch self {
    case .constant(let name, let value): "let \(name) = \(value)"
    case .word(let name, let value): "let \(name) = \"word \(value)\""
    case .variable(let name, let value): "var \(name) = \(value)"
    case .function(let name, let value): "func \(name)(_ n: Int) -> Int {\n  n * \(value)\n}"
    case .structure(let name, let value): "struct \(name) { var size = \(value) }"
    case .change(let name, let value): "\(name) += \(value)\n\(name)"
    case .print(let name): "print(\"\(name) is\", \(name))"
    case .call(let name): "\(name)(21)"
    case .size(let name): "\(name)().size"
    case .readData: "try String(contentsOfFile: \"data.txt\", encoding: .utf8)"
    }
  }
}

// MARK: - Names

extension TinyCourse {
  /// What a name can be, as far as tiny cells care.
  enum Meaning: Hashable { case number, mutableNumber, word, function, structure }
}

extension TinyCourse.Code {
  /// The name that the cell declares, and what it then means.
  var declared: (name: String, meaning: TinyCourse.Meaning)? {
    switch self {
    case .constant(let name, _): (name, .number)
    case .word(let name, _): (name, .word)
    case .variable(let name, _): (name, .mutableNumber)
    case .function(let name, _): (name, .function)
    case .structure(let name, _): (name, .structure)
    default: nil
    }
  }

  /// Whether the cell compiles below cells that declare `names`.
  func isSound(with names: [String: TinyCourse.Meaning]) -> Bool {
    switch self {
    case .change(let name, _): names[name] == .mutableNumber
    case .print(let name): [.number, .mutableNumber, .word].contains(names[name])
    case .call(let name): names[name] == .function
    case .size(let name): names[name] == .structure
    default: true
    }
  }

  /// The same code with one name in the place of another, where it is declared, used, or both.
  func renamed(_ old: String, to new: String) -> Self {
    func other(_ name: String) -> String { name == old ? new : name }
    return switch self {
    case .constant(let name, let value): .constant(other(name), value)
    case .word(let name, let value): .word(other(name), value)
    case .variable(let name, let value): .variable(other(name), value)
    case .function(let name, let value): .function(other(name), value)
    case .structure(let name, let value): .structure(other(name), value)
    case .change(let name, let value): .change(other(name), value)
    case .print(let name): .print(other(name))
    case .call(let name): .call(other(name))
    case .size(let name): .size(other(name))
    case .readData: .readData
    }
  }

  /// The same code with another number in it.
  func with(_ value: Int) -> Self {
    switch self {
    case .constant(let name, _): .constant(name, value)
    case .word(let name, _): .word(name, value)
    case .variable(let name, _): .variable(name, value)
    case .function(let name, _): .function(name, value)
    case .structure(let name, _): .structure(name, value)
    case .change(let name, _): .change(name, value)
    default: self
    }
  }
}

extension TinyCourse.Chapter {
  /// What each name means at the chapter's part `index`.
  func names(above index: Int) -> [String: TinyCourse.Meaning] {
    var names: [String: TinyCourse.Meaning] = ["depth": .number]
    for case .cell(let code, _) in parts.prefix(index) {
      if let (name, meaning) = code.declared { names[name] = meaning }
    }
    return names
  }

  /// Whether all of the chapter's cells should compile.
  var isSound: Bool {
    parts.indices.allSatisfy { index in
      switch parts[index] {
      case .cell(let code, _): code.isSound(with: names(above: index))
      case .inline(let name): [.number, .mutableNumber, .word].contains(names(above: index)[name])
      default: true
      }
    }
  }
}
