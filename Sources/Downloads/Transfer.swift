import Datasets
import Files
import Foundation
import Sandboxes

/// One try to bring one file with curl, which resumes, follows redirects and gives up on silence.
struct Transfer {
  let address: URL
  /// The file that grows; what an earlier try left there is continued.
  let destination: URL
  /// What the right file has, in bytes.
  let size: Int
  /// A server that sends nothing for so many seconds is given up.
  let patience: Int

  /// How a try ended.
  enum End {
    /// The digest decides whether it is the right file.
    case complete
    /// The server sends nothing but whole files.
    case cannotResume
    case failed(String)
  }

  /// A server that lies about the size is cut off a little beyond the right one.
  private var limit: Int { size + 1_024 }

  private var received: Int {
    (try? FileManager.default.attributesOfItem(atPath: destination.path)[.size] as? Int) ?? 0
  }

  /// - Parameter onProgress: Told how many bytes are there, ten times a second.
  /// - Throws: `DatasetError` when there is no curl, or it cannot be started.
  func run(onProgress: (Int) -> Void) throws -> End {
    guard let curl = ExternalTool.curl.find() else {
      throw DatasetError("curl is missing; install it (\(ExternalTool.curl.remedy)).")
    }
    let child: ChildProcess
    let errors: ProcessPipe
    do {
      let nothing = try OwnedDescriptor.null()
      errors = try ProcessPipe()
      child = try ChildProcess(
        executable: curl, arguments: arguments, environment: ProcessInfo.processInfo.environment,
        descriptors: [(0, nothing), (1, nothing), (2, errors.writing)])
    } catch { throw DatasetError("curl cannot be started: \(error).") }
    errors.writing.close()
    // Its one line fits into the pipe, so it may be read at the end.
    var ending = child.endingIfOver()
    while ending == nil {
      onProgress(received)
      if received > limit { child.killGroup() }
      ChildProcess.waitUntilOver(child.identifier, seconds: 0.1)
      ending = child.endingIfOver()
    }
    onProgress(received)
    var message: [UInt8] = []
    while case .bytes(let bytes) = errors.reading.read() { message += bytes }
    return end(ending, String(decoding: message, as: UTF8.self))
  }

  private var arguments: [String] {
    [
      "--silent", "--show-error", "--fail", "--location", "--max-redirs", "5", "--continue-at", "-",
      "--connect-timeout", "\(patience)", "--speed-limit", "1", "--speed-time", "\(patience)",
      "--max-filesize", "\(limit)", "--proto", "=http,https", "--proto-redir", "=http,https",
      "--output", destination.path, address.absoluteString,
    ]
  }

  /// What curl's exit status means, by its manual.
  private func end(_ ending: ProcessEnding?, _ message: String) -> End {
    switch ending {
    case .exited(status: 0): return .complete
    // A whole file leaves nothing to resume, which servers answer with 416; the digest decides.
    case .exited(status: 22) where message.contains("416"):
      return received == size ? .complete : .cannotResume
    case .exited(status: 33): return received == size ? .complete : .cannotResume
    default:
      let words = message.split(separator: ")", maxSplits: 1).last.map(String.init) ?? message
      return .failed("answered: " + words.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
