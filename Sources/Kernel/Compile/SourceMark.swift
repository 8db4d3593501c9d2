import Files
import Foundation

/// What the build wrote into the kit's library, see `Scripts/source-digests`.
struct SourceMark: Equatable {
  /// Digest of the engine's sources, and of all of the kit's: the same on every machine.
  var engine: String
  var kit: String
  /// The modules that the library is made of, by name.
  var modules: Set<String>

  /// - Throws: `MachineFault` when the library has no such mark.
  init(of library: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: library), options: .mappedIfSafe)
    guard let mark = SourceMark(in: data) else {
      throw MachineFault(
        "\(library) does not say which sources it was built from.",
        help: "build the whole package with 'swift build -c release', or install it with 'make install'.")
    }
    self = mark
  }

  /// `lectern-sources engine=… kit=… modules=…,…;` somewhere in a library; `nil` when it is not there whole.
  init?(in library: Data) {
    guard let start = library.range(of: Data("lectern-sources engine=".utf8)),
      let end = library[start.upperBound...].firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let words = String(decoding: library[start.upperBound..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[1].hasPrefix("kit="), words[2].hasPrefix("modules=") else { return nil }
    engine = String(words[0])
    kit = String(words[1].dropFirst("kit=".count))
    modules = Set(words[2].dropFirst("modules=".count).split(separator: ",").map(String.init))
  }
}
