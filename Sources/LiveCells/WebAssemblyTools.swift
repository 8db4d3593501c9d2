import Files
import Foundation
import Kernel
import Sandboxes

/// Compiler and linker of the toolchain, told to make WebAssembly.
struct WebAssemblyTools: Sendable {
  let toolchain: Toolchain

  static let swiftFlags = [
    "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded",
    "-enable-experimental-feature", "Extern", "-wmo", "-Osize", "-parse-as-library", "-swift-version", "5",
    // Positions are the chapter's, and the modules' folder must not get into the bytes.
    "-gnone",
    // Otherwise the compiler leaves a digest of its own in the bytes, in which the folder is, too.
    "-Xfrontend", "-disable-incremental-llvm-codegen",
  ]

  /// - Returns: The compiler's messages; `nil` when it went well.
  func swift(_ arguments: [String], seconds: Double = 600) throws -> String? {
    try run(toolchain.root + "/bin/swiftc", Self.swiftFlags + arguments, seconds: seconds)
  }

  /// - Returns: The compiler's messages; `nil` when it went well.
  func c(_ source: String, object: String) throws -> String? {
    try run(
      toolchain.root + "/bin/clang",
      [
        "--target=wasm32-unknown-none", "-O2", "-mbulk-memory", "-ffreestanding", "-fno-builtin", "-nostdlib",
        "-c", source,
        "-o",
        object,
      ], seconds: LiveCells.patience)
  }

  /// Links objects into a module that exports what its sources say.
  ///
  /// - Throws: `MachineFault` with the linker's words.
  func link(_ objects: [String], into module: String) throws {
    let unicode = toolchain.root + "/lib/swift/embedded/wasm32-unknown-none-wasm"
    // LLD takes '%' in the whole path of what it writes for a digit to be drawn, so it is told the name alone.
    let target = URL(fileURLWithPath: module)
    let complaint = try run(
      toolchain.root + "/bin/wasm-ld",
      // Drawing a chart needs more than the linker's 64 KB of stack; below the data, an overflow traps.
      [
        "--no-entry", "--gc-sections", "--strip-all", "--allow-undefined", "--stack-first", "-z",
        "stack-size=1048576", "-L", unicode,
      ] + objects
        + ["-lswiftUnicodeDataTables", "-o", target.lastPathComponent],
      in: target.deletingLastPathComponent().path,
      seconds: LiveCells.patience)
    if let complaint {
      throw MachineFault(
        "the linker could not make a page's module: \(complaint.prefix(2000))",
        help: "install the whole toolchain from swift.org; it brings 'wasm-ld' and the library it links.")
    }
  }

  private func run(
    _ program: String, _ arguments: [String], in folder: String? = nil, seconds: Double
  ) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw MachineFault(
        "live cells need '\(program)', which this toolchain lacks.",
        help: "install the whole Swift 6.3 toolchain from swift.org.")
    }
    let run = try BoundedRun.of(
      program, arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
      directory: folder, limits: RunLimits(seconds: seconds, memory: 6 << 30))
    let messages = String(decoding: run.standardError + run.standardOutput, as: UTF8.self)
    switch run.outcome {
    case .ended(let ending) where ending.isSuccess: return nil
    case .ended(let ending): return messages.isEmpty ? "it ended with \(ending.words)" : messages
    default: return "it did not end within \(Int(seconds)) seconds, or needed too much memory"
    }
  }
}
