import Sandboxes

/// What a cell prints, gathered into messages that are neither many nor late.
struct StreamBuffer {
  private var bytes: [UInt8] = []
  private var isError = false
  private var since = 0.0
  private var sent = 0

  /// A cell that prints without an end must not fill the notebook.
  static let limit = 32 << 20
  private static let room = 1 << 18
  private static let patience = 0.02

  /// Adds bytes; gives what has to be sent first.
  mutating func add(_ new: [UInt8], isError: Bool) -> [(name: String, text: String)] {
    var due: [(name: String, text: String)] = []
    if isError != self.isError { due += take(all: true) }
    self.isError = isError
    if bytes.isEmpty { since = monotonicSeconds() }
    guard sent <= Self.limit else { return due }
    sent += new.count
    bytes += new
    if sent > Self.limit { bytes += Array("\n… Lectern shows no more of what this cell prints.\n".utf8) }
    if bytes.count > Self.room { due += take(all: false) }
    return due
  }

  /// What has waited long enough.
  mutating func takeDue() -> [(name: String, text: String)] {
    !bytes.isEmpty && monotonicSeconds() - since > Self.patience ? take(all: false) : []
  }

  /// Everything; an unfinished character stays unless it is the end.
  mutating func take(all: Bool) -> [(name: String, text: String)] {
    let whole = all ? bytes.count : bytes.count - unfinished
    guard whole > 0 else { return [] }
    let text = String(decoding: bytes.prefix(whole), as: UTF8.self)
    bytes.removeFirst(whole)
    since = monotonicSeconds()
    return [(isError ? "stderr" : "stdout", text)]
  }

  /// Bytes at the end that begin a character and do not end it.
  private var unfinished: Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}
