import Editing

/// What the kernel says of itself.
enum KernelInfo {
  static func content() -> JSON {
    [
      "status": "ok", "protocol_version": .string(MessageCodec.version), "implementation": "lectern",
      "implementation_version": "0.1.0",
      "language_info": [
        "name": "swift", "version": "6", "mimetype": "text/x-swift", "file_extension": ".swift",
        "pygments_lexer": "swift", "codemirror_mode": "swift", "nbconvert_exporter": "script",
      ],
      "banner": .string(
        "Swift, by Lectern. Cells are compiled; one that is run again goes back to the state before it."),
      "debugger": false, "help_links": [],
    ]
  }
}

/// Answers to what this kernel does not do.
enum Refusal {
  static func unknown(_ type: String) -> JSON {
    error("NotSupported", "This kernel does not know the request '\(type)'.")
  }

  static func error(_ name: String, _ sentence: String) -> JSON {
    [
      "status": "error", "ename": .string(name), "evalue": .string(sentence),
      "traceback": [.string(sentence)],
    ]
  }
}
