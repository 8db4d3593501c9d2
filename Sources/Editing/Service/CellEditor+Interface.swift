import Files
import Foundation
import Kernel

extension CellEditor {
  /// Where a name is declared in the interface of its module, which is written into the cache for that: the sources of
  /// the kit and of the toolchain are not on every machine.
  func interfaceDefinition(of symbol: Symbol, in cell: EditedCell) -> Definition? {
    guard let module = symbol.module, let usr = symbol.usr,
      module.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return nil }
    let name = "/interface/\(module)"
    let answer = request(
      "editor.open.interface", cell, named: name,
      further: "key.modulename: \"\(module)\", key.synthesizedextensions: 0,")
    defer { _ = service.send("{ key.request: source.request.editor.close, key.name: \"\(name)\" }") }
    guard let text = answer?["sourcetext"]?.string else { return nil }
    let found = service.send(
      "{ key.request: source.request.editor.find_usr, key.sourcefile: \"\(name)\", key.usr: \"\(usr)\" }")
    let offset = found?["offset"]?.int ?? 0
    let path = folder.appendingPathComponent("interface").appendingPathComponent(module + ".swift")
    do {
      try AtomicFile.makeFolder(path.deletingLastPathComponent())
      if (try? Data(contentsOf: path)) != Data(text.utf8) { try Data(text.utf8).write(to: path) }
    } catch {
      return nil
    }
    let before = text.utf8.prefix(offset)
    return .file(
      path: path.path, line: before.count { $0 == 0x0A } + 1,
      column: before.reversed().prefix { $0 != 0x0A }.count + 1)
  }
}
