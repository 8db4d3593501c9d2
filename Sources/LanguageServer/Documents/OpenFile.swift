import Editing
import Notebooks

/// A file that an editor has open, and what can be answered about it. Who cannot answer says nothing.
protocol OpenFile: AnyObject {
  /// As the editor writes it.
  var uri: String { get }
  /// The path, absolute.
  var file: String { get }
  var document: TextDocument { get set }
  var course: OpenCourse { get }

  /// What is wrong with the file as it is now.
  func diagnostics() -> [JSON]
  func completions(at position: TextPosition) -> JSON
  func hover(at position: TextPosition) -> JSON
  func definition(at position: TextPosition) -> JSON
  func references(at position: TextPosition, withDeclaration: Bool) -> JSON
  func prepareRename(at position: TextPosition) throws(Refusal) -> JSON
  func rename(at position: TextPosition, to name: String) throws(Refusal) -> JSON
  func signatureHelp(at position: TextPosition) -> JSON
  func symbols() -> JSON
  func folding() -> JSON
  func links() -> JSON
  func tokens() -> JSON
  func lenses() -> JSON
  func formatting(_ range: Range<TextPosition>?) throws(Refusal) -> JSON
}

/// Why something that was asked for cannot be done, for the person at the editor.
struct Refusal: Error {
  var message: String
}

extension OpenFile {
  func hover(at position: TextPosition) -> JSON { .null }
  func definition(at position: TextPosition) -> JSON { .null }
  func references(at position: TextPosition, withDeclaration: Bool) -> JSON { .null }
  func prepareRename(at position: TextPosition) throws(Refusal) -> JSON { .null }
  func rename(at position: TextPosition, to name: String) throws(Refusal) -> JSON {
    throw Refusal(message: "Nothing here can be renamed.")
  }
  func signatureHelp(at position: TextPosition) -> JSON { .null }
  func symbols() -> JSON { .null }
  func folding() -> JSON { .null }
  func links() -> JSON { .null }
  func tokens() -> JSON { .null }
  func lenses() -> JSON { .null }
  func formatting(_ range: Range<TextPosition>?) throws(Refusal) -> JSON { .null }
}
