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

  /// The download of a name that `lectern data fetch` knows: "mnist" or "fashion-mnist".
  public static func named(_ name: String) throws -> DataDownload {
    if let known = [mnist, fashionMNIST].first(where: { $0.name == name }) { return known }
    throw DatasetError("There is no data set \"\(name)\" to fetch; there are mnist and fashion-mnist.")
  }

  /// MNIST's four files, with the digests of the original archives.
  public static let mnist = DataDownload(
    name: "mnist",
    files: [
      File(
        "train-images-idx3-ubyte.gz", size: 9_912_422,
        sha256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
      File(
        "train-labels-idx1-ubyte.gz", size: 28_881,
        sha256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
      File(
        "t10k-images-idx3-ubyte.gz", size: 1_648_877,
        sha256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
      File(
        "t10k-labels-idx1-ubyte.gz", size: 4_542,
        sha256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ],
    mirrors: addresses([
      "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ]))

  /// Fashion-MNIST's four files, with the digests of Zalando's archives.
  public static let fashionMNIST = DataDownload(
    name: "fashion-mnist",
    files: [
      File(
        "train-images-idx3-ubyte.gz", size: 26_421_880,
        sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
      File(
        "train-labels-idx1-ubyte.gz", size: 29_515,
        sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
      File(
        "t10k-images-idx3-ubyte.gz", size: 4_422_102,
        sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
      File(
        "t10k-labels-idx1-ubyte.gz", size: 5_148,
        sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ],
    mirrors: addresses([
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
    ]))

  private static func addresses(_ texts: [String]) -> [URL] { texts.compactMap(URL.init(string:)) }

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
      let place = target.appendingPathComponent(file.name)
      if let digest = try? Digest.sha256(of: place), digest == file.sha256 { continue }
      try fetch(file, to: place, onProgress)
    }
    return target
  }

  private func fetch(_ file: File, to place: URL, _ onProgress: (DownloadProgress) -> Void) throws {
    let partial = place.appendingPathExtension("part")
    var answers: [String] = []
    for mirror in mirrors {
      let host = mirror.host ?? mirror.absoluteString
      // One more try from the beginning covers a part that was left by another mirror or damaged.
      for fresh in [false, true] {
        if fresh { try? FileManager.default.removeItem(at: partial) }
        let resumed = FileManager.default.fileExists(atPath: partial.path)
        let end = try transfer(mirror.appendingPathComponent(file.name), file, mirror, partial, onProgress)
        if case .cannotResume = end, resumed { continue }
        if case .failed(let problem) = end {
          answers.append("\(host) \(problem)")
          break
        }
        let digest = try? Digest.sha256(of: partial)
        if digest == file.sha256 {
          try replace(place, with: partial)
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
      \(place.deletingLastPathComponent().path) by hand.
      """)
  }

  /// How one try ended.
  private enum Transfer {
    /// The digest decides whether it is the right file.
    case complete
    /// The server sends nothing but whole files.
    case cannotResume
    case failed(String)
  }

  /// One try with curl, which resumes, follows redirects and gives up on silence.
  private func transfer(
    _ address: URL, _ file: File, _ mirror: URL, _ partial: URL, _ onProgress: (DownloadProgress) -> Void
  ) throws -> Transfer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "--silent", "--show-error", "--fail", "--location", "--max-redirs", "5", "--continue-at", "-",
      "--connect-timeout", "\(patience)", "--speed-limit", "1", "--speed-time", "\(patience)",
      // A server that lies about the size is cut off a little beyond the right one.
      "--max-filesize", "\(file.size + 1_024)", "--proto", "=http,https", "--proto-redir", "=http,https",
      "--output", partial.path, address.absoluteString,
    ]
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw DatasetError("curl cannot be started; install it (apt-get install curl).")
    }
    while process.isRunning {
      let size = (try? FileManager.default.attributesOfItem(atPath: partial.path)[.size] as? Int) ?? 0
      onProgress(DownloadProgress(file: file.name, received: size, total: file.size, mirror: mirror))
      if size > file.size + 1_024 { process.terminate() }
      Thread.sleep(forTimeInterval: 0.1)
    }
    process.waitUntilExit()
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let size = (try? FileManager.default.attributesOfItem(atPath: partial.path)[.size] as? Int) ?? 0
    onProgress(DownloadProgress(file: file.name, received: size, total: file.size, mirror: mirror))
    switch process.terminationStatus {
    case 0 where process.terminationReason == .exit: return .complete
    case 127: throw DatasetError("curl is missing; install it (apt-get install curl).")
    // A whole file leaves nothing to resume, which servers answer with 416; the digest decides.
    case 22 where message.contains("416") && size == file.size: return .complete
    case 22 where message.contains("416"): return .cannotResume
    case 33: return size == file.size ? .complete : .cannotResume
    default:
      let words = message.split(separator: ")", maxSplits: 1).last.map(String.init) ?? message
      return .failed("answered: " + words.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  /// The checked file takes its name in one step, after its bytes have reached the disk.
  private func replace(_ place: URL, with partial: URL) throws {
    do { try AtomicFile.adopt(partial, as: place) } catch {
      throw DatasetError("\(place.path) cannot be written; check the folder's permissions.")
    }
  }
}
