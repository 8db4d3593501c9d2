import Courses
import Editing
import Foundation
import Notebooks
import Site

// Where what stands at a position comes from, and where else it is.
extension OpenChapter {
  func definition(at position: TextPosition) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      switch cells.definition(cell: found.index, at: found.offset, by: editor) {
      case .here(let range)?: return location(cell: found.index, range) ?? .null
      case .cell(let module, let range)?:
        return found.cell.context.cells[module].flatMap { location(cell: $0.index, range) } ?? .null
      case .file(let path, let line, let column)?:
        guard FileManager.default.fileExists(atPath: path) else { return .null }
        let start = TextPosition(line: line - 1, character: column - 1).json
        return ["uri": .string(course.uri(of: path)), "range": ["start": start, "end": start]]
      case nil: return .null
      }
    }
    guard let occurrence = name(at: position) else { return .null }
    return declaration(of: occurrence) ?? .null
  }

  private func declaration(of occurrence: NameOccurrence) -> JSON? {
    if occurrence.kind == .term {
      guard let term = course.build.index.terms[occurrence.name.lowercased()]?.term else { return nil }
      return course.location(term.position, length: term.name.utf8.count)
    }
    if let label = course.build.occurrences(of: occurrence.name).first(where: { $0.kind == .label }) {
      return course.location(label.start, length: label.length)
    }
    // A part of a figure, or a chapter, has no name of its own in the text.
    let label = course.build.index.outlines.flatMap(\.labels).first { $0.name == occurrence.name }?.position
    return (label ?? course.build.renderer.bibliography.works[occurrence.name]?.position)
      .flatMap { course.location($0, length: 0) }
  }

  func references(at position: TextPosition, withDeclaration: Bool) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      let own = cells.definition(cell: found.index, at: found.offset, by: editor)
      let references = cells.references(cell: found.index, at: found.offset, by: editor)
      return .array(
        references.filter { reference in
          guard !withDeclaration else { return true }
          switch own {
          case .here(let range)?: return !(reference.cell == found.index && reference.range == range)
          case .cell(let module, let range)?:
            return !(found.cell.context.cells[module]?.index == reference.cell && reference.range == range)
          case .file?, nil: return true
          }
        }.compactMap { location(cell: $0.cell, $0.range) })
    }
    guard let occurrence = name(at: position) else { return .null }
    var locations = course.build.occurrences(of: occurrence.name).filter {
      withDeclaration || $0.kind != .label
    }
    .compactMap { course.location($0.start, length: $0.length) }
    if withDeclaration, occurrence.kind == .term || course.build.index.targets[occurrence.name] == nil,
      let declaration = declaration(of: occurrence), !locations.contains(declaration)
    {
      locations.append(declaration)
    }
    return .array(locations)
  }

  func signatureHelp(at position: TextPosition) -> JSON {
    guard let found = cell(at: position), let help = editor?.signatureHelp(found.cell, at: found.offset)
    else { return .null }
    let signatures = help.signatures.map { signature -> JSON in
      var members: [String: JSON] = [
        "label": .string(signature.text),
        "parameters": .array(
          signature.parameters.map { range in
            ["label": .string(String(decoding: Array(signature.text.utf8)[range], as: UTF8.self))]
          }),
      ]
      if let active = signature.activeParameter { members["activeParameter"] = .int(active) }
      if let words = signature.documentation {
        members["documentation"] = ["kind": "markdown", "value": .string(words)]
      }
      return .object(members)
    }
    return ["signatures": .array(signatures), "activeSignature": .int(help.active)]
  }
}
