/// What `publish:` in `course.yml` says: where the site goes, and what goes with it.
public struct PublishingSettings: Sendable, Hashable {
  /// A place that a site can be put to.
  public enum Place: Sendable, Hashable {
    /// From the folder of `course.yml`, or from the working directory when the command line names it.
    case folder(String)
    /// A branch of the repository that the course lies in; without a remote it is changed in the repository itself.
    case branch(String, remote: String?)
    /// A folder of another machine. A path that begins with no slash counts from the home folder there.
    case ssh(host: String, path: String)
  }

  public var place: Place?
  /// Files and folders beside `course.yml` that go to the site's root as they are, such as `CNAME`.
  public var files: [String] = []

  public init() {}
}

extension PublishingSettings.Place {
  /// Reads `ssh://host/folder`.
  ///
  /// - Returns: `nil` when it names no folder of a machine.
  public static func ssh(_ text: String) -> Self? {
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    // A host that begins with a dash would be an option.
    guard text.hasPrefix("ssh://"), parts.count == 4, !parts[2].isEmpty, !parts[2].hasPrefix("-") else {
      return nil
    }
    let path = parts[3].hasSuffix("/") ? String(parts[3].dropLast()) : parts[3]
    guard !path.isEmpty, path != "~", !path.split(separator: "/").contains("..") else { return nil }
    return .ssh(host: parts[2], path: path.hasPrefix("~/") ? String(path.dropFirst(2)) : "/" + path)
  }

  /// Whether git takes a branch of this name, by the rules of git-check-ref-format(1).
  public static func isBranch(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && name != "@" && name != "HEAD"
      && !name.contains("..") && !name.contains("@{") && !name.hasSuffix(".")
      && !name.unicodeScalars.contains {
        $0.value <= 32 || $0.value == 127 || "~^:?*[\\".unicodeScalars.contains($0)
      }
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock")
      }
  }
}
