import ArgumentParser
import Courses
import Datasets
import Downloads
import Foundation
import Terminals

/// `lectern data`: the data sets that chapters train on.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Fetch data sets, say which are there, and whether they are sound.",
    subcommands: [List.self, Fetch.self, Verify.self], defaultSubcommand: List.self)

  /// Names, as cells write them.
  static let known: [(name: String, dataset: Dataset)] = [
    ("mnist", .mnist), ("fashion-mnist", .fashionMNIST), ("drawn-digits", .drawnDigits()),
  ]

  /// The folders that data is looked for in, for a course in the working directory, above it, or directly below.
  static func search() throws -> DataSearch {
    try DataFolders.search(near: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
  }

  /// What is known of one data set.
  struct Entry: Codable {
    var name: String
    /// What a chapter would use now.
    var uses: String
    var digest: String
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the data sets with what a chapter would use now.",
      discussion: "Example: lectern data list --json")

    @Flag(help: "Print the list as JSON.")
    var json = false

    func run() throws {
      let search = try DataCommand.search()
      let entries = try known.map { name, dataset in
        let identity = try dataset.identity(search: search)
        return Entry(name: name, uses: identity.provenance, digest: identity.digest)
      }
      if json {
        return try printJSON(entries)
      }
      for entry in entries { print("\(entry.name): \(entry.uses)") }
      print("Looked in: \(search.folders.map { CourseLocation.shown($0.path) }.joined(separator: ", "))")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the data sets that are there from beginning to end.",
      discussion: "Example: lectern data verify")

    func run() throws {
      let search = try DataCommand.search()
      for (name, dataset) in known {
        let loaded = try dataset.load(search: search)
        print(
          "\(name): \(loaded.train.count) samples to train on, \(loaded.test.count) to test; \(loaded.provenance)"
        )
      }
    }
  }

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetch a data set from its mirrors, and check every byte of it.",
      discussion: """
        Goes on where an earlier try stopped, and leaves files alone that are there and right.
        Examples: lectern data fetch mnist
                  lectern data fetch fashion-mnist --into data
        """)

    @Argument(help: "mnist or fashion-mnist.")
    var name: String

    @Option(help: "The folder for it; without this the user's cache, where every course finds it.")
    var into: String?

    @Option(help: "A mirror to ask first, such as one of your own network; may be given several times.")
    var mirror: [String] = []

    func run() throws {
      var download: DataDownload
      do { download = try DataDownload.named(name) } catch let error as DatasetError {
        throw ValidationError(error.description)
      }
      download.mirrors = try mirror.map(address) + download.mirrors
      let line = DownloadLine()
      defer { line.end() }
      let folder = try download.fetch(
        into: into.map { URL(fileURLWithPath: $0) } ?? DataSearch.userCache(), onProgress: line.show)
      line.end()
      print("\(name) is in \(CourseLocation.shown(folder.path)), \(download.files.count) files, all checked.")
    }

    private func address(_ text: String) throws -> URL {
      guard let url = URL(string: text.hasSuffix("/") ? text : text + "/"), url.host != nil,
        ["http", "https"].contains(url.scheme)
      else {
        throw ValidationError("\"\(text)\" is no mirror; write it as https://host/folder/.")
      }
      return url
    }
  }
}
