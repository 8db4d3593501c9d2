import Foundation
import Notebooks
import Site

extension CourseConfiguration {
  /// Reads `publish:`.
  mutating func setPublishing(_ value: YAMLNode) throws {
    var settings = PublishingSettings()
    var remote: YAMLNode?
    for (key, value) in try value.expectPairs(
      "publish", keys: ["folder", "branch", "remote", "ssh", "files"])
    {
      if settings.place != nil, ["folder", "branch", "ssh"].contains(key) {
        throw value.error(
          "'publish' names two places.", help: "Keep one of folder, branch and ssh; '--to' names another.")
      }
      switch key {
      case "folder": settings.place = .folder(try value.expectText(key))
      case "branch": settings.place = .branch(try Self.branch(value), remote: nil)
      case "ssh": settings.place = try Self.remoteFolder(value)
      case "remote": remote = value
      default:
        for item in value.items ?? [value] { settings.files.append(try Self.publicFile(item)) }
      }
    }
    if let remote {
      guard case .branch(let name, _)? = settings.place else {
        throw remote.error(
          "'remote' goes with 'branch'.", help: "Write `publish: { branch: gh-pages, remote: origin }`.")
      }
      let named = try remote.expectText("remote")
      guard !named.isEmpty, !named.hasPrefix("-") else {
        throw remote.error("'remote' is '\(named)', which names no remote.", help: "`git remote` lists them.")
      }
      settings.place = .branch(name, remote: named)
    }
    publishing = settings
  }

  private static func branch(_ value: YAMLNode) throws -> String {
    let name = try value.expectText("branch")
    guard PublishingSettings.Place.isBranch(name) else {
      throw value.error(
        "'branch' is '\(name)', which is no name for a branch.", help: "Write `branch: gh-pages`.")
    }
    return name
  }

  private static func remoteFolder(_ value: YAMLNode) throws -> PublishingSettings.Place {
    let text = try value.expectText("ssh")
    guard let place = PublishingSettings.Place.ssh(text) else {
      throw value.error(
        "'ssh' is '\(text)', which names no folder of a machine.",
        help: "Write `ssh: ssh://host/folder`, or `ssh://host/~/folder` for one in your home there.")
    }
    return place
  }

  private static func publicFile(_ value: YAMLNode) throws -> String {
    let path = try value.expectText("files")
    guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw value.error(
        "'\(path)' does not lie beside course.yml.",
        help: "Name files and folders beneath the course's folder.")
    }
    return path
  }

  /// Reads an address that pages are found at: `site-url:` and `repo-url:`.
  static func webAddress(_ value: YAMLNode, _ name: String) throws -> String {
    let text = try value.expectText(name)
    guard let address = URL(string: text), ["https", "http"].contains(address.scheme ?? ""),
      address.host()?.isEmpty == false, address.query() == nil, address.fragment() == nil
    else {
      throw value.error(
        "'\(name)' is '\(text)', which is no address of a web server.",
        help: "Write the whole of it: `\(name): https://example.org/course`.")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
