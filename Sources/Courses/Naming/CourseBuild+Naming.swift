public import Notebooks
import Site

/// A stretch of a file's text and what stands in its place afterwards.
public struct TextChange: Sendable, Hashable {
  public var start: SourcePosition
  /// In UTF-8 bytes, within the line unless `text` and the stretch both are whole lines.
  public var length: Int
  public var text: String

  public init(start: SourcePosition, length: Int, text: String) {
    self.start = start
    self.length = length
    self.text = text
  }
}

/// Why a name cannot be changed as asked.
public struct NamingFault: Error, Sendable, Hashable {
  /// One sentence, and what to do.
  public var message: String
}

extension CourseBuild {
  /// Every occurrence of a name in the course, in the order of the chapters.
  public func occurrences(of name: String) -> [NameOccurrence] {
    let key = name.lowercased()
    var seen: Set<NameOccurrence> = []
    return chapters.flatMap { $0.notebook.nameOccurrences }.filter {
      // The glossary does not mind capitals.
      ($0.kind == .term ? $0.name.lowercased() == key : $0.name == name) && seen.insert($0).inserted
    }
  }

  /// The name at a position of a chapter; `nil` where none is.
  public func name(at position: SourcePosition, chapter index: Int) -> NameOccurrence? {
    chapters[index].notebook.nameOccurrences.first { $0.contains(position) }
  }

  /// What has to be written for a label to have another name in the whole course, the figure's parts and an
  /// exercise's solution included.
  ///
  /// - Throws: `NamingFault` when that cannot be.
  public func renaming(_ old: String, to new: String) throws(NamingFault) -> [TextChange] {
    guard let target = index.targets[old], let kind = LabelKind(label: old) else {
      throw NamingFault(
        message:
          "'\(old)' is no label of this course. Labels can be renamed, works are named by their bibliography."
      )
    }
    guard new.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.:-]*/) != nil else {
      throw NamingFault(
        message:
          "'\(new)' is no label. A label is a letter followed by letters, digits and dashes, such as \(kind.rawValue)-flow."
      )
    }
    guard LabelKind(label: new) == kind else {
      throw NamingFault(
        message: "'\(new)' would not be numbered as '\(old)' is. Begin it with '\(kind.rawValue)-'.")
    }
    var names = [old: new]
    if kind == .exercise || kind == .solution {
      let other = kind == .exercise ? "sol" : "exr"
      let partner = other + old.dropFirst(3)
      if index.targets[partner] != nil { names[partner] = other + new.dropFirst(3) }
    }
    if target.letter == nil {
      for (name, part) in index.targets
      where part.letter != nil && name.hasPrefix(old + "-") && Int(name.dropFirst(old.count + 1)) != nil {
        names[name] = new + name.dropFirst(old.count)
      }
    }
    if let taken = names.values.sorted().first(where: { index.targets[$0] != nil && names[$0] == nil }) {
      throw NamingFault(message: "There is a label '\(taken)' already. Take another name.")
    }
    var seen: Set<NameOccurrence> = []
    return chapters.flatMap { $0.notebook.nameOccurrences }.compactMap { occurrence in
      guard occurrence.kind != .term, let name = names[occurrence.name], name != occurrence.name,
        seen.insert(occurrence).inserted
      else { return nil }
      return TextChange(start: occurrence.start, length: occurrence.length, text: name)
    }
  }
}
