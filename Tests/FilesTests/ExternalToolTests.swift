import Foundation
import Testing

@testable import Files

/// Tools are found where the table says, whoever asks.
@Suite struct ExternalToolTests {
  /// A folder with programs of these names.
  private func withPrograms(_ names: [String], _ body: (SearchPath) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tools-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try AtomicFile.makeFolder(folder)
    for name in names {
      let file = folder.appendingPathComponent(name)
      try AtomicFile.write(Data("#!/bin/sh\n".utf8), to: file)
      #expect(chmod(file.path, 0o755) == 0)
    }
    try body(SearchPath("/nowhere:" + folder.path))
  }

  @Test(arguments: ["chromium", "chromium-browser", "google-chrome"])
  func everyNameOfTheBrowserIsTaken(name: String) throws {
    try withPrograms([name, "node"]) { path in
      #expect(ExternalTool.chromium.find(searchPath: path) == "\(path.folders[1])/\(name)")
    }
  }

  @Test func theFirstFolderCountsMoreThanTheFirstName() throws {
    try withPrograms(["b"]) { first in
      try withPrograms(["a", "b"]) { second in
        let path = SearchPath((first.folders + second.folders).joined(separator: ":"))
        #expect(path.find(["a", "b"]) == "\(first.folders[1])/b")
      }
    }
  }

  @Test func aMissingToolNamesItsPackage() {
    let fault = #expect(throws: MachineFault.self) {
      try ExternalTool.graphviz.require(searchPath: SearchPath("/nowhere"))
    }
    #expect(fault?.message == "there is no Graphviz, which draws {dot} diagrams.")
    #expect(fault?.help == "apt-get install graphviz")
  }

  @Test func aToolThatIsFilesIsFoundAtItsPaths() throws {
    let tool = ExternalTool(name: "x", purpose: "is x", packages: "x", paths: ["/nowhere/x", "/etc/passwd"])
    #expect(tool.find(searchPath: SearchPath("")) == "/etc/passwd")
  }
}
