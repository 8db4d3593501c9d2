import Foundation

/// The turns in which tests that cost much are run: each test is due at one of so many commits in a row.
///
/// Which are due follows from the number of commits alone, so that a commit is tested alike wherever that is done.
public struct Turn: Sendable {
  /// The number of the commit; 0 outside a repository.
  var commit: Int
  /// In how many commits each test is due once; 1 has all due always, as it is where nothing is said.
  var turns: Int

  /// What `LECTERN_TURNS`, `LECTERN_EVERY` and the repository say.
  public static let current = Turn(
    ProcessInfo.processInfo.environment, commit: { numberOfCommits(beside: #filePath) })

  init(_ environment: [String: String], commit: () -> Int) {
    turns =
      environment["LECTERN_EVERY"] == "1" ? 1 : max(1, environment["LECTERN_TURNS"].flatMap { Int($0) } ?? 1)
    self.commit = environment["LECTERN_TURN"].flatMap { Int($0) } ?? (turns == 1 ? 0 : commit())
  }

  func limited(to turns: Int) -> Turn {
    var turn = self
    turn.turns = min(turn.turns, turns)
    return turn
  }

  /// Whether the test of this name is due.
  ///
  /// Who is due in one of sixteen turns is due in one of four, and of two, as well.
  public func includes(_ name: String) -> Bool {
    // Swift's own hashes are others in each process. FNV-1a (draft-eastlake-fnv), mixed as MurmurHash3 ends.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return (Int(truncatingIfNeeded: hash >> 33) - commit) % turns == 0
  }

  private static func numberOfCommits(beside file: String) -> Int {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "rev-list", "--count", "HEAD"]
    git.currentDirectoryURL = URL(fileURLWithPath: file).deletingLastPathComponent()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return 0 }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }
}
