import Files
import Foundation

/// What stands at a place.
public struct PlaceContents: Sendable, Hashable {
  /// Bytes by path from the place, of every file there.
  public var sizes: [String: Int] = [:]
  /// `nil` where nothing was published yet.
  public var record: PublicationRecord?
  /// Tells this state of the place from another: a commit, or the digest of the record.
  public var revision = ""

  public init() {}
}

/// Somewhere a site can be put to. Whoever looks at it meanwhile sees the old site or the new one, whole.
public protocol PublishingPlace: Sendable {
  /// As questions and answers name it.
  var words: String { get }

  /// What a site needs at such a place besides its pages.
  var ownFiles: [String: Data] { get }

  /// What stands there now.
  ///
  /// - Throws: `MachineFault` when it cannot be reached.
  func current() throws -> PlaceContents

  /// What stood there before the last publication, or going back.
  func before(_ current: PlaceContents) throws -> PlaceContents?

  /// Some of the files that stand there, by their paths; what is not there is left out.
  func read(_ paths: [String], of contents: PlaceContents) throws -> [String: Data]

  /// Makes the files stand there, in one step.
  ///
  /// - Parameters:
  ///   - removed: Paths that go. All other files stay.
  ///   - contents: What stood there when the change was planned.
  ///   - title: One line on what it is.
  /// - Throws: `MachineFault` when the place refuses, or somebody else has changed it meanwhile.
  func put(
    _ files: [String: Data], removing removed: Set<String>, over contents: PlaceContents, title: String)
    throws

  /// Makes stand there what stood there before.
  func goBack(from current: PlaceContents, to before: PlaceContents, title: String) throws
}

extension PublishingPlace {
  public var ownFiles: [String: Data] { [:] }

  var overtaken: MachineFault {
    MachineFault(
      "somebody else has published to \(words) meanwhile.",
      help: "run 'lectern publish' again and look at the changes.")
  }
}
