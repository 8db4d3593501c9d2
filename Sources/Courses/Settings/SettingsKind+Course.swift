import Foundation
import Notebooks
import Site

extension SettingsKind {
  /// `course.yml`.
  public static let course = SettingsKind(
    isKind: { path, _ in path.hasSuffix("/" + CourseLocation.configurationName) },
    keys: { CourseConfiguration.keys(below: $0) },
    diagnostics: { text, path in
      var (configuration, diagnostics) = CourseConfiguration.read(file: path, text: text)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let present = configuration.listedChapters.filter {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
      }
      // Chapters that lie in a folder of their own beside the configuration are not looked for.
      if names.contains(where: { $0.hasSuffix(".md") }) || !present.isEmpty {
        let files = Set(names.filter { $0.hasSuffix(".md") } + present).sorted()
        diagnostics += ChapterList(configuration, files: files).diagnostics
      }
      return diagnostics
    })
}

extension CourseConfiguration {
  /// The files that `chapters:` names, in their order.
  var listedChapters: [String] {
    (entries ?? []).flatMap { entry -> [String] in
      switch entry {
      case .chapter(let chapter): [chapter.path]
      case .part(_, let chapters): chapters.map(\.path)
      }
    }
  }

  /// The keys of `course.yml` below some keys, with what they say.
  static func keys(below path: [String]) -> [SettingsKey] {
    switch path {
    case []:
      [
        SettingsKey("title", "The course's title."),
        SettingsKey("subtitle", "A line below the title."),
        SettingsKey("description", "One sentence on what the course is about."),
        SettingsKey("author", "Who wrote the course: a name, or a list of names."),
        SettingsKey("lang", "The course's language, such as `en` or `de-CH`."),
        SettingsKey(
          "chapters",
          "Files and parts, `[index.md, { part: Practice, chapters: [a.md] }]`; by name when left out."),
        SettingsKey("output", "The site's folder."),
        SettingsKey(
          "solutions", "What readers get of the solutions.", values: Solutions.allCases.map(\.rawValue)),
        SettingsKey(
          "theme", "`{ accent: \"#0072B2\" }`, or `{ directory: theme }` with templates and styles."),
        SettingsKey("data", "`{ search: [../data] }`, folders with data sets."),
        SettingsKey("execute", "Options for all cells."),
        SettingsKey("bibliography", "BibTeX files."),
        SettingsKey("check", "Rules and what becomes of them, such as `{ heavy-images: off }`."),
        SettingsKey("store", "Where finished work lies, whose signatures count, how much it may hold."),
        SettingsKey(
          "publish", "Where `lectern publish` puts the site: a folder, a git branch, another machine."),
        SettingsKey(
          "site-url", "The site's address, for canonical addresses, the feed, the sitemap and cards."),
        SettingsKey("repo-url", "The address below which readers edit a chapter's source."),
      ]
    case ["theme"]:
      [
        SettingsKey("accent", "The colour of links and marks, such as `\"#0072B2\"`."),
        SettingsKey("directory", "A folder with templates and styles of one's own."),
      ]
    case ["data"]: [SettingsKey("search", "Folders in which data sets are looked for.")]
    case ["store"]:
      [
        SettingsKey("folder", "Where finished work lies."),
        SettingsKey("trust", "The file of the keys whose signatures count."),
        SettingsKey("limit", "How much the store may hold, such as `5MB`."),
      ]
    case ["publish"]:
      [
        SettingsKey("folder", "A folder of this machine."),
        SettingsKey("branch", "A branch of the course's own repository, such as `gh-pages`."),
        SettingsKey("remote", "Where that branch is pushed to; `origin` when left out and there is one."),
        SettingsKey("ssh", "A folder of another machine, `ssh://host/folder`."),
        SettingsKey("files", "Files and folders that go to the site's root as they are, such as `CNAME`."),
      ]
    case ["check"]:
      CheckRule.allCases.map {
        SettingsKey(
          $0.rawValue, "A rule of `lectern check`; \($0.level.rawValue) when nothing is said.",
          values: CheckRule.Level.allCases.map(\.rawValue))
      }
    case ["execute"]: OptionReader.defaultKeys
    case ["chapters"]:
      [
        SettingsKey("part", "The title of a part of the course."),
        SettingsKey("chapters", "The part's chapters, as a list of files."),
      ]
    default: []
    }
  }
}
