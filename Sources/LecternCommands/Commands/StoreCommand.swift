import ArgumentParser
import Courses
import Foundation
import Store
import Terminals

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

    func finishedWork(_ own: CourseStore) throws -> FinishedWork {
      let request = CourseBuild.Request(paths: course.map { [$0] } ?? [], day: .today)
      return try FinishedWork(CourseBuild(request, installation: .current), own)
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
      let (lines, kibibytes) = try store.listing()
      for line in lines { print(line) }
      print("\(lines.count) entries, \(kibibytes) KiB, in \(CourseLocation.shown(store.folder.path))")
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
      let work = try course.finishedWork(own)
      let destination = try place.map(StorePlace.init)
      var store = try destination?.store() ?? own.store
      course.tell(store)
      let key = sign.map { URL(fileURLWithPath: $0) }
      let (added, left) = try work.add(
        to: &store, own: own.store, limit: destination == nil ? own.limit : nil, signedWith: key)
      if let destination { try destination.put(store) } else { try store.write() }
      print("\(added) entries added, \(store.entries.count) in the store.")
      if let words = left.wordsOnLimit(own.limit) { print(words) }
      if !work.missing.isEmpty {
        print(
          "Not kept, because they have no finished run as they stand, or depend on more than can be written down: "
            + work.missing.joined(separator: ", ")
        )
      }
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
      let theirs = try StorePlace(place).store(trust: opened.trust)
      course.tell(own)
      course.tell(theirs)
      let added = try own.take(theirs, limit: opened.limit)
      try own.write()
      print("\(added) entries added, \(own.entries.count) in the store.")
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove what the chapters, as they stand, do not use.",
      discussion: "Build first. Example: lectern store prune --course notebooks")

    @OptionGroup var course: Course

    func run() throws {
      let own = try course.open()
      var store = own.store
      let removed = store.keepOnly(try course.finishedWork(own).usedKeys())
      try store.write()
      print("\(removed) entries removed, \(store.entries.count) in the store.")
    }
  }
}
