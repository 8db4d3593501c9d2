import ArgumentParser
import Courses
import Dates
import Files
import Foundation
import Publishing
import Terminals

/// `lectern publish`: builds, checks, shows what will change, and puts the site where readers find it.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the site where readers find it: a folder, a git branch, another machine.",
    discussion: """
      Builds and checks the course, shows what would be added, changed and removed there, and asks. Readers see \
      the old site or the new one, whole. Drafts and hidden solutions are refused. Where: `publish:` in course.yml.
      Examples: lectern publish notebooks
                lectern publish notebooks --to ssh://host/srv/www/course --yes
                lectern publish notebooks --back
      """)

  @Argument(help: "The course's folder; the working directory when left out.")
  var course: String?

  @Option(
    help: ArgumentHelp(
      "A place instead of the course's own: a folder, branch:NAME, branch:NAME@REMOTE, or ssh://host/folder.",
      valueName: "place"))
  var to: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Keep a frozen copy in a folder of this name, such as 2026-autumn; pages of older ones say that there is a newer.",
      valueName: "edition"))
  var edition: String?

  @Flag(help: "Return to what was published before; once more returns again.")
  var back = false

  @Flag(help: "Publish without asking.")
  var yes = false

  @Flag(help: "Show what would change, and change nothing.")
  var dryRun = false

  @Option(help: "Publish as on this day (2026-12-01), for chapters and solutions with a release date.")
  var asOf: String?

  func validate() throws {
    if let asOf, CivilDate(asOf) == nil {
      throw ValidationError("'--as-of' is a day such as 2026-12-01.")
    }
    if back && edition != nil {
      throw ValidationError("'--back' returns to what was, and '--as' keeps what is.")
    }
    if yes && dryRun {
      throw ValidationError("'--dry-run' changes nothing, so there is nothing to say yes to.")
    }
  }

  func run() throws {
    guard yes || dryRun || isatty(0) == 1 else {
      throw UsageFault(
        "nobody is there to say yes to what will change.",
        help: "add '--yes' to publish without asking, or '--dry-run' to see the changes.")
    }
    let session = try PublishingSession(
      paths: course.map { [$0] } ?? [], to: to, day: asOf.flatMap(CivilDate.init) ?? .today,
      installation: .current)
    defer { session.end() }
    let plan = try back ? session.planBack() : try plan(session)
    guard !plan.changes.isEmpty else {
      print("Nothing changes: \(session.place.words) has it all.")
      return
    }
    print("To \(session.place.words):")
    for line in plan.changes.lines { print("  " + line) }
    if dryRun { return }
    guard yes || answersYes() else {
      print("Nothing was changed.")
      throw ExitStatus.Silent(status: .notebookErrors)
    }
    try session.carryOut(plan)
    print(back ? "Went back." : "Published.")
  }

  private func plan(_ session: PublishingSession) throws -> PublishingSession.Plan {
    let board = ProgressBoard()
    let publication = try session.publication(progress: board.take) { Build.tell($0, isQuiet: false) }
    board.clear()
    if let first = publication.unknown.first {
      let count = publication.unknown.count
      StandardError.write(
        "warning: \(count == 1 ? "a file" : "\(count) files") of the site's folder, such as '\(first)', "
          + "\(count == 1 ? "belongs" : "belong") to no course and \(count == 1 ? "is" : "are") not published; "
          + "name what shall go along under 'publish: { files: }'.\n")
    }
    return try session.plan(publication, as: edition)
  }

  private func answersYes() -> Bool {
    print(back ? "Go back to this? [y/N] " : "Publish this? [y/N] ", terminator: "")
    fflush(nil)
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }
}
