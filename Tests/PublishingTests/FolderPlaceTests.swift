import Files
import Foundation
import Testing

@testable import Publishing

/// Publishing into a folder that a server shows.
@Suite struct FolderPlaceTests {
  @Test func theFolderIsReplacedWhole() throws {
    let site = try SmallSite("title: Small\npublish: { folder: ../public, files: [CNAME, extra] }\n")
    defer { site.remove() }
    try site.write("course/CNAME", "example.org\n")
    try site.write("course/extra/deep/robots.txt", "User-agent: *\n")
    try site.write("public/mine.txt", "somebody's\n")
    #expect(try site.publish().others == ["mine.txt"])
    #expect(site.read("public/01-one.html")?.contains("The first chapter") == true)
    #expect(site.read("public/CNAME") == "example.org\n" && site.read("public/deep/robots.txt") != nil)
    #expect(site.read("public/mine.txt") == "somebody's\n")

    try site.write("course/01-one.md", "# One\n\nAnother text.\n")
    try site.publish()
    #expect(site.read("public/01-one.html")?.contains("Another text") == true)
    #expect(site.names(in: ".") == [".public.lectern-before", "course", "public"])
    try site.publish(back: true)
    #expect(site.read("public/01-one.html")?.contains("The first chapter") == true)
    try site.publish(back: true)
    #expect(site.read("public/01-one.html")?.contains("Another text") == true)
    // Nothing is left in the course's cache.
    #expect(!site.names(in: "course/.lectern").contains("publishing"))
  }

  /// Somebody has spoilt a file by hand: what is published is what was built, and other names share no bytes with it.
  @Test func aSpoiltFileIsMended() throws {
    let site = try SmallSite()
    defer { site.remove() }
    let folder = site.folder.appendingPathComponent("public").path
    try site.publish(to: folder)
    try site.write("public/index.html", "spoilt")
    #expect(try site.publish(to: folder).changed.map(\.path) == ["index.html"])
    #expect(site.read("public/index.html")?.contains("The front page") == true)
    #expect(site.read(".public.lectern-before/index.html") == "spoilt")
  }

  /// A publication that was killed, at each of its steps: the next one goes on from there.
  @Test(arguments: ["new", "ready", "exchanged", "aside", "both"])
  func whatWasKilledIsCleanedUp(_ step: String) throws {
    let site = try SmallSite()
    defer { site.remove() }
    let folder = site.folder.appendingPathComponent("public").path
    try site.publish(to: folder)
    try site.write("course/01-one.md", "# One\n\nAnother text.\n")
    try site.publish(to: folder)
    let manager = FileManager.default
    func move(_ old: String, _ new: String) throws {
      try manager.moveItem(
        at: site.folder.appendingPathComponent(old), to: site.folder.appendingPathComponent(new))
    }
    switch step {
    case "new": try site.write(".public.lectern-new/index.html", "half")
    case "ready":
      // Made and not yet exchanged: it counts one more than what stands.
      try site.write(".public.lectern-ready/lectern-publication.json", #"{"number":3,"files":{}}"#)
    case "exchanged": try move(".public.lectern-before", ".public.lectern-ready")
    case "aside":
      // The old site is out of the way and the new one not yet in its place.
      try move("public", ".public.lectern-aside")
    default: try move(".public.lectern-before", ".public.lectern-aside")
    }
    #expect(try site.publish(to: folder).isEmpty)
    #expect(site.names(in: ".") == [".public.lectern-before", "course", "public"])
    #expect(site.read("public/01-one.html")?.contains("Another text") == true)
    try site.publish(to: folder, back: true)
    #expect(site.read("public/01-one.html")?.contains("The first chapter") == true)
  }

  @Test func foldersThatHoldMoreAreRefused() throws {
    let site = try SmallSite()
    defer { site.remove() }
    for path in [site.folder.path, site.folder.path + "/course", site.folder.path + "/course/site", "/"] {
      #expect {
        try site.publish(to: path)
      } throws: {
        "\($0)".hasSuffix(
          "which holds more than a site, or is where it is built.\nhelp: name a folder of its own.")
      }
    }
    #expect {
      try site.publish(to: site.folder.path + "/public", back: true)
    } throws: {
      "\($0)".hasSuffix("keeps no version before this one.\nhelp: publish twice before you go back.")
    }
  }
}
