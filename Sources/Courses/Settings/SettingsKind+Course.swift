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
    case []: topKeys
    case ["theme"]:
      [
        SettingsKey("accent", "The colour of links and marks.", kind: "colour", example: "\"#0072B2\""),
        SettingsKey(
          "directory", "A folder with templates and styles of one's own.", kind: "folder", example: "theme"),
      ]
    case ["data"]:
      [
        SettingsKey(
          "search", "Folders in which data sets are looked for.", kind: "list of folders",
          example: "[../data]")
      ]
    case ["store"]:
      [
        SettingsKey(
          "folder", "Where finished work lies.", kind: "folder", standard: "results", example: "finished"),
        SettingsKey(
          "trust", "The file of the keys whose signatures count; every entry counts when left out.",
          kind: "file", example: "keys/allowed"),
        SettingsKey(
          "limit", "How much the store may hold.", kind: "bytes", standard: "5MB", example: "20MB"),
      ]
    case ["publish"]: publishingKeys
    case ["cluster"]: clusterKeys
    case ["check"]:
      CheckRule.allCases.map { rule in
        .words(
          rule.rawValue, standard: rule.level, example: rule.level == .warning ? .error : .warning,
          rule.summary)
      }
    case ["execute"]: OptionReader.defaultKeys
    case ["chapters"]:
      [
        SettingsKey("part", "The title of a part of the course.", example: "Practice"),
        SettingsKey("chapters", "The part's chapters.", kind: "list of files", example: "[a.md, b.md]"),
      ]
    default: []
    }
  }

  private static let topKeys: [SettingsKey] = [
    SettingsKey("title", "The course's title.", example: "Deep learning"),
    SettingsKey("subtitle", "A line below the title.", example: "Spring 2027"),
    SettingsKey(
      "description", "One sentence on what the course is about.", example: "How networks learn."),
    SettingsKey(
      "author", "Who wrote the course; `authors` is the same.", kind: "name, or list of names",
      example: "Ada Lovelace"),
    SettingsKey(
      "lang", "The course's language.", kind: "language tag", standard: "en", example: "de-CH"),
    SettingsKey(
      "chapters", "Files and parts, in their order; all of the folder by name when left out.",
      kind: "list of files and parts", example: "[index.md, { part: Practice, chapters: [a.md] }]"),
    SettingsKey(
      "output", "The site's folder; `site` in the course's folder when left out.", kind: "folder",
      example: "../site"),
    .words("solutions", standard: Solutions.fold, "What readers get of the solutions."),
    SettingsKey(
      "theme", "The look: a colour, or a folder with templates and styles.", kind: "folder, or keys",
      example: "{ accent: \"#0072B2\" }"),
    SettingsKey("data", "Where data sets are.", kind: "keys", example: "{ search: [../data] }"),
    SettingsKey("execute", "Options for all cells.", kind: "options of cells", example: "{ timeout: 60 }"),
    SettingsKey(
      "bibliography", "BibTeX files.", kind: "file, or list of files", example: "works.bib"),
    SettingsKey(
      "macros", "Commands of the course's own in formulas; `#1` is what the first braces hold.",
      kind: "names of TeX with TeX", example: "{ \\R: '\\mathbb{R}', \\norm: '\\lVert #1 \\rVert' }"),
    SettingsKey(
      "check", "Rules of `lectern check` and what becomes of them.", kind: "keys",
      example: "{ heavy-images: \"off\" }"),
    SettingsKey(
      "store", "Where finished work lies, whose signatures count, how much it may hold.", kind: "keys",
      example: "{ limit: 20MB }"),
    SettingsKey(
      "cluster", "What `--on slurm` asks of the cluster for each job.", kind: "keys",
      example: "{ partition: teaching, time: \"30\", memory: 4G }"),
    SettingsKey(
      "publish", "Where `lectern publish` puts the site: a folder, a git branch or another machine.",
      kind: "keys", example: "{ branch: gh-pages }"),
    SettingsKey(
      "site-url", "The address of the site, for canonical addresses, feed, sitemap and cards.",
      kind: "address", example: "https://example.org/course"),
    SettingsKey(
      "repo-url", "The address below which readers edit a chapter's source.", kind: "address",
      example: "https://github.com/me/course/edit/main"),
  ]

  private static let publishingKeys: [SettingsKey] = [
    SettingsKey("folder", "A folder of this machine.", kind: "folder", example: "../public"),
    SettingsKey(
      "branch", "A branch of the course's own repository.", kind: "branch", example: "gh-pages"),
    SettingsKey(
      "remote", "Where `branch` is pushed to; `origin` when left out and there is one.",
      kind: "remote of git",
      example: "origin"),
    SettingsKey(
      "ssh", "A folder of another machine.", kind: "address", example: "ssh://host/srv/www/course"),
    SettingsKey(
      "files", "Files and folders that go to the site's root as they are.", kind: "list of files",
      example: "[CNAME]"),
  ]
}
