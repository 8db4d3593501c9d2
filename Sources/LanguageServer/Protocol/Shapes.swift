import Editing
import Foundation
import Notebooks

/// A position as the protocol counts: lines from 0, characters from 0 in UTF-16 units.
struct TextPosition: Hashable, Comparable {
  var line: Int
  var character: Int

  init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  init?(_ json: JSON?) {
    guard let line = json?["line"]?.int, let character = json?["character"]?.int else { return nil }
    self.init(line: line, character: character)
  }

  var json: JSON { ["line": .int(line), "character": .int(character)] }

  static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// The codes with which requests fail.
enum ErrorCode: Int {
  case parse = -32700
  case invalidRequest = -32600
  case unknownMethod = -32601
  case notInitialized = -32002
  case requestFailed = -32803
  case cancelled = -32800
}

enum FileAddress {
  /// The file of a `file:` address.
  static func path(_ uri: String) -> String? {
    guard let url = URL(string: uri), url.isFileURL else { return nil }
    return url.standardizedFileURL.path
  }

  static func uri(_ path: String) -> String { URL(fileURLWithPath: path).absoluteString }
}
