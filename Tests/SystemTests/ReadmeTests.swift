import Foundation
import Testing

/// What the README shows a newcomer works as it stands there.
@Suite struct ReadmeTests {
  private static let text =
    (try? String(contentsOf: Installation.clone.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  /// One screen of a repository's page, with pictures that the site has made.
  @Test func itIsOneScreen() throws {
    #expect(Self.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 45)
    let pictures = Self.text.matches(of: /<img src="([^"]+)" width="\d+" alt="[^"]{20,}">/).map {
      String($0.1)
    }
    #expect(pictures.count == 2)
    let script = try String(
      contentsOf: Installation.clone.appendingPathComponent("Scripts/pictures"), encoding: .utf8)
    for picture in pictures {
      #expect(
        FileManager.default.fileExists(atPath: Installation.clone.appendingPathComponent(picture).path))
      let name = URL(fileURLWithPath: picture).deletingPathExtension().lastPathComponent
      #expect(script.contains("photograph \(name) "), "\(name)")
    }
  }

  @Test func itsCommandsAreThere() throws {
    let commands = Set(Self.text.matches(of: /`lectern ([a-z]+)/).map { String($0.output.1) })
    #expect(commands.count > 2)
    let program = try Program()
    defer { program.remove() }
    for command in commands { #expect(try program.lectern("help", command).status == 0, "\(command)") }
  }

  @Test func itsLinksLeadSomewhere() {
    let links = Self.text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.output.1) }
    #expect(links.count > 10)
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: Installation.clone.appendingPathComponent(link).path),
        "\(link)")
    }
  }
}
