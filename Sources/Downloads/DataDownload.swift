import Datasets
import Files
import Foundation

/// How far a download is.
public struct DownloadProgress: Sendable {
  public let file: String
  public let received: Int
  /// The whole size as the list knows it.
  public let total: Int
  /// The mirror that is being asked.
  public let mirror: URL
}

/// A data set's files, where they are to be had, and how they are told from wrong ones.
public struct DataDownload: Sendable {
  /// One file of a data set.
  public struct File: Sendable {
    public let name: String
    public let size: Int
    public let sha256: String

    public init(_ name: String, size: Int, sha256: String) {
      (self.name, self.size, self.sha256) = (name, size, sha256)
    }
  }

  /// The name of the data set and of its folder.
  public let name: String
  public let files: [File]
  /// Folders on the network, asked in order until one gives the right file.
  public var mirrors: [URL]
  /// A mirror that sends nothing for so many seconds is given up.
  public var patience: Int

  public init(name: String, files: [File], mirrors: [URL], patience: Int = 30) {
    (self.name, self.files, self.mirrors, self.patience) = (name, files, mirrors, patience)
  }

  /// Brings all files into `folder`/name and returns that folder. Files that are there and right are left alone;
  /// what an earlier try left half done is continued.
  ///
  /// Throws `DatasetError` with what each mirror answered when none gave the right file.
  @discardableResult
  public func fetch(
    into folder: URL = DataSearch.userCache(), onProgress: (DownloadProgress) -> Void = { _ in }
  ) throws -> URL {
    let target = folder.appendingPathComponent(name)
    do { try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true) } catch {
      throw DatasetError("\(target.path) cannot be made; choose another folder with --into.")
    }
    for file in files {
      let destination = target.appendingPathComponent(file.name)
      if let digest = try? Digest.sha256(of: destination), digest == file.sha256 { continue }
      try fetch(file, to: destination, onProgress)
    }
    return target
  }

  private func fetch(_ file: File, to destination: URL, _ onProgress: (DownloadProgress) -> Void) throws {
    let partial = destination.appendingPathExtension("part")
    var answers: [String] = []
    for mirror in mirrors {
      let host = mirror.host ?? mirror.absoluteString
      // One more try from the beginning covers a part that was left by another mirror or damaged.
      for fresh in [false, true] {
        if fresh { try? FileManager.default.removeItem(at: partial) }
        let resumed = FileManager.default.fileExists(atPath: partial.path)
        let transfer = Transfer(
          address: mirror.appendingPathComponent(file.name), destination: partial, size: file.size,
          patience: patience)
        let end = try transfer.run { received in
          onProgress(DownloadProgress(file: file.name, received: received, total: file.size, mirror: mirror))
        }
        if case .cannotResume = end, resumed { continue }
        if case .failed(let problem) = end {
          answers.append("\(host) \(problem)")
          break
        }
        let digest = try? Digest.sha256(of: partial)
        if digest == file.sha256 {
          try replace(destination, with: partial)
          return
        }
        if !resumed {
          answers.append("\(host) sent another file (SHA-256 \(digest?.prefix(12) ?? "unknown")...)")
          try? FileManager.default.removeItem(at: partial)
          break
        }
      }
    }
    throw DatasetError(
      """
      \(file.name) could not be fetched: \(answers.joined(separator: "; ")). Try again later, or put the file into \
      \(destination.deletingLastPathComponent().path) by hand.
      """)
  }

  /// The checked file takes its name in one step, after its bytes have reached the disk.
  private func replace(_ destination: URL, with partial: URL) throws {
    do { try AtomicFile.adopt(partial, as: destination) } catch {
      throw DatasetError("\(destination.path) cannot be written; check the folder's permissions.")
    }
  }
}
