import Charts
import Foundation
import Mustache
import Notebooks

/// The look of a site: a page template and the files that go with it.
///
/// A theme is a folder with `page.mustache`, style sheets, scripts and fonts; an instructor may
/// copy the built-in one and change it.
public struct Theme: Sendable {
  private let template: MustacheTemplate
  private let files: [SiteFile]

  /// The theme that the package carries, if the program was not moved away from it.
  public static var builtInFolder: String? {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Theme").path
    return folder.flatMap { FileManager.default.fileExists(atPath: $0 + "/page.mustache") ? $0 : nil }
  }

  /// Reads a theme.
  ///
  /// - Throws: A `Diagnostic` when there is no template, or it cannot be read.
  public init(folder: String) throws {
    let templatePath = folder + "/page.mustache"
    guard let data = FileManager.default.contents(atPath: templatePath) else {
      throw Diagnostic(
        at: nil, "The theme '\(folder)' has no page template.",
        help: "Put a `page.mustache` into it, or name another theme.")
    }
    do {
      template = try MustacheTemplate(string: String(decoding: data, as: UTF8.self))
    } catch {
      throw Diagnostic(
        at: SourcePosition(file: templatePath, line: 1, column: 1),
        "The page template cannot be read: \(error).",
        help: "Check that every {{#section}} is closed.")
    }
    files = try Self.assets(of: folder)
  }

  /// A whole page.
  public func page(_ model: PageModel) -> String { template.render(model.values) }

  /// The files for `assets/`.
  ///
  /// - Parameters:
  ///   - accent: The course's colour, if it has one of its own.
  ///   - usesMath: Whether KaTeX's style sheet and fonts are needed.
  public func assets(accent: String?, usesMath: Bool) -> [SiteFile] {
    var files = files + [SiteFile(path: "assets/charts.css", text: ChartStyle.css)]
    // Each page loads the theme's own style sheet, but those of charts only where there are some.
    if let accent {
      let styleSheet = files.firstIndex { $0.path == "assets/lectern.css" } ?? files.count - 1
      files[styleSheet].bytes += Array(":root{--accent:\(accent)}\n".utf8)
    }
    return files + (usesMath ? MathStyle.files() : [])
  }

  private static func assets(of folder: String) throws -> [SiteFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    return names.compactMap { name in
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      guard !name.hasSuffix(".mustache"), !name.hasPrefix("."), !name.contains("/."),
        FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        let data = FileManager.default.contents(atPath: path)
      else { return nil }
      let isStyle = name.hasSuffix(".css")
      return isStyle
        ? SiteFile(path: "assets/" + name, text: StyleSheet.compact(String(decoding: data, as: UTF8.self)))
        : SiteFile(path: "assets/" + name, bytes: Array(data))
    }
  }
}
