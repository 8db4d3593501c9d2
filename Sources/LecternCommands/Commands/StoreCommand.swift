import ArgumentParser
import Courses
import Dates
import Files
import Foundation
import Kernel
import Notebooks
import Results
import Site
import Store
import Wire

/// `lectern store`: finished work that travels with a course.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Keep finished experiments and chapters with the course, and share them.",
    discussion: """
      A store is a folder with a line for each finished experiment and chapter, addressed by everything it depends \
      on. The course's own is 'results/' beside course.yml; builds look there before they compute.
      """,
    subcommands: [List.self, Push.self, Pull.self, Prune.self], defaultSubcommand: List.self)

  struct Course: ParsableArguments {
    @Option(help: "The course's folder; the working directory when left out.")
    var course: String?

    func open() throws -> CourseStore {
      let location = try CourseLocation(paths: course.map { [$0] } ?? [])
      return try CourseStore(location, try CourseSource(location).configuration)
    }

    func tell(_ store: ResultStore) {
      for problem in store.problems { StandardError.write("warning: \(problem)\n") }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what the course's store holds.",
      discussion: "Example: lectern store list --course notebooks")

    @OptionGroup var course: Course

    func run() throws {
      let store = try course.open().store
      course.tell(store)
      for kind in StoreEntry.Kind.allCases {
        for entry in store.entries(kind) {
          let signed = entry.signature == nil ? "" : ", signed"
          print(
            "\(kind.rawValue) \(entry.name) \(entry.key.prefix(8)): \(entry.origin.date), \(entry.origin.seconds) s on"
              + " \(entry.origin.processor), \(entry.origin.machine)\(signed)")
        }
      }
      let bytes = try StoreEntry.Kind.allCases.reduce(0) { try $0 + store.bytes($1).count }
      print(
        "\(store.entries.count) entries, \(bytes / 1024) KiB, in \(CourseLocation.shown(store.folder.path))")
    }
  }

  struct Push: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the finished work of the last build into the course's store, or into a shared one.",
      discussion: """
        Build first: what is pushed is what the chapters, as they stand, took from the last build.
        Examples: lectern store push --course notebooks
                  lectern store push ssh://host/folder --sign ~/.ssh/id_ed25519
        """)

    @Argument(help: "A folder, or ssh://host/folder; the course's own store when left out.")
    var place: String?

    @Option(help: "Sign the new entries with this private key of OpenSSH.")
    var sign: String?

    @OptionGroup var course: Course

    func run() throws {
      let own = try course.open()
      let build = try CourseBuild(
        CourseBuild.Request(paths: course.course.map { [$0] } ?? [], day: .today), installation: .current)
      let work = try FinishedWork(build, own)
      let destination = try place.map(StorePlace.init)
      var store = try destination.map { try Self.fetched($0) } ?? own.store
      course.tell(store)
      let before = Set(store.entries.keys)
      for entry in work.entries where store.entries[entry.key] == nil {
        // What came from the course's store goes on as it is, with its maker's name.
        store.add(own.store.entries[entry.key] ?? entry)
      }
      let left = destination == nil ? try store.fit(limit: own.limit) : []
      let added = Set(store.entries.keys).subtracting(before)
      if let sign {
        for key in added {
          if let entry = store.entries[key] {
            store.add(try Signing.sign(entry, key: URL(fileURLWithPath: sign)))
          }
        }
      }
      if let destination { try destination.put(store) } else { try store.write() }
      print("\(added.count) entries added, \(store.entries.count) in the store.")
      if !left.isEmpty { print(Self.words(on: left, limit: own.limit)) }
      if !work.missing.isEmpty {
        print(
          "Not kept, because they have no finished run as they stand, or depend on more than can be written down: "
            + work.missing.joined(separator: ", ")
        )
      }
    }

    /// What did not fit.
    private static func words(on left: [StoreEntry], limit: Int) -> String {
      let bytes = left.reduce(0) { $0 + $1.value.utf8.count }
      let seconds = left.reduce(0) { $0 + $1.origin.seconds }
      let one = left.count == 1
      return
        "\(left.count) more \(one ? "does" : "do") not fit the store's limit of \(megabytes(limit)): \(megabytes(bytes)),"
        + " which took \(durationText(seconds)). 'store: { limit: ... }' in course.yml sets another, and shared places have none."
    }

    private static func megabytes(_ bytes: Int) -> String {
      String(format: "%.1f MB", Double(bytes) / 1_000_000)
    }

    static func fetched(_ place: StorePlace, trust: TrustedKeys? = nil) throws -> ResultStore {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "lectern-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try place.fetch(into: folder)
      return try ResultStore(folder: folder, trust: trust)
    }
  }

  struct Pull: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a shared store's entries into the course's.",
      discussion: "Example: lectern store pull https://host/folder --course notebooks")

    @Argument(help: "A folder, ssh://host/folder or https://host/folder.")
    var place: String

    @OptionGroup var course: Course

    func run() throws {
      let opened = try course.open()
      var own = opened.store
      // What the course would not use is not taken in.
      let theirs = try Push.fetched(StorePlace(place), trust: opened.trust)
      course.tell(own)
      course.tell(theirs)
      let before = Set(own.entries.keys)
      let new = theirs.entries.filter { own.entries[$0.key] == nil }
      for entry in new.values { own.add(entry) }
      _ = try own.fit(limit: opened.limit)
      try own.write()
      let added = Set(own.entries.keys).subtracting(before)
      print("\(added.count) entries added, \(own.entries.count) in the store.")
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove what the chapters, as they stand, do not use.",
      discussion: "Build first. Example: lectern store prune --course notebooks")

    @OptionGroup var course: Course

    func run() throws {
      let own = try course.open()
      let build = try CourseBuild(
        CourseBuild.Request(paths: course.course.map { [$0] } ?? [], day: .today), installation: .current)
      let work = try FinishedWork(build, own)
      guard work.unbuilt.isEmpty else {
        throw UsageFault(
          "\(work.unbuilt.joined(separator: ", ")) has no finished run, so nobody knows what it uses.",
          help: "run 'lectern build' first.")
      }
      var store = own.store
      let used = Set(work.entries.map(\.key))
      let unused = store.entries.keys.filter { !used.contains($0) }
      for key in unused { store.remove(key) }
      try store.write()
      print("\(unused.count) entries removed, \(store.entries.count) in the store.")
    }
  }
}
