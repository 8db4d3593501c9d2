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
      var store = try destination.map(Self.fetched) ?? own.store
      course.tell(store)
      var added = 0
      for entry in work.entries where store.entries[entry.key] == nil {
        // What came from the course's store goes on as it is, with its maker's name.
        let known = own.store.entries[entry.key] ?? entry
        store.add(
          try sign.map { try Signing.sign(known, key: URL(fileURLWithPath: $0)) } ?? known)
        added += 1
      }
      if let destination { try destination.put(store) } else { try store.write() }
      print("\(added) entries added, \(store.entries.count) in the store.")
      if !work.missing.isEmpty {
        print(
          "Not kept, because they depend on more than can be written down: \(work.missing.joined(separator: ", "))"
        )
      }
    }

    static func fetched(_ place: StorePlace) throws -> ResultStore {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "lectern-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try place.fetch(into: folder)
      return try ResultStore(folder: folder)
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
      var own = try course.open().store
      let theirs = try Push.fetched(StorePlace(place))
      course.tell(own)
      course.tell(theirs)
      let new = theirs.entries.filter { own.entries[$0.key] == nil }
      for entry in new.values { own.add(entry) }
      try own.write()
      print("\(new.count) entries added, \(own.entries.count) in the store.")
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
