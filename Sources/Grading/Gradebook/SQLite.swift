internal import CSQLite
import Files
import Foundation
import Texts

/// One connection to an SQLite file; the only place that calls the library.
///
/// Writes are durable: the journal is synced before a transaction counts (`synchronous = FULL`).
final class SQLite {
  /// A value in a column.
  enum Value: Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var real: Double? {
      switch self {
      case .real(let number): number
      case .integer(let number): Double(number)
      default: nil
      }
    }
  }

  private let handle: OpaquePointer
  let path: String

  /// - Parameter patience: How many milliseconds another program's writing is waited for.
  /// - Throws: `MachineFault` when the file cannot be opened, is no database, or is damaged.
  init(path: String, patience: Int32 = 10_000) throws {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nil)
    guard status == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw MachineFault(
        "the gradebook '\(path)' cannot be opened: \(String(cString: sqlite3_errstr(status))).",
        help: "check the folder and who may write there.")
    }
    handle = opened
    self.path = path
    sqlite3_busy_timeout(handle, patience)
    try run("PRAGMA journal_mode = WAL")
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA foreign_keys = ON")
    // It costs a look at every page, which for a class is nothing.
    let found = try run("PRAGMA quick_check(1)").first?.first?.text ?? "ok"
    if found != "ok" { throw damage(found) }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs one statement and gives its rows.
  @discardableResult
  func run(_ statement: String, _ values: Value...) throws -> [[Value]] {
    try run(statement, values)
  }

  private func run(_ statement: String, _ values: [Value]) throws -> [[Value]] {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, statement, -1, &prepared, nil) == SQLITE_OK else { throw fault() }
    defer { sqlite3_finalize(prepared) }
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1), of: prepared) }
    var rows: [[Value]] = []
    while true {
      switch sqlite3_step(prepared) {
      case SQLITE_ROW:
        rows.append((0..<sqlite3_column_count(prepared)).map { column(prepared, $0) })
      case SQLITE_DONE: return rows
      default: throw fault()
      }
    }
  }

  private func bind(_ value: Value, at index: Int32, of statement: OpaquePointer?) {
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let text):
      // SQLITE_TRANSIENT, a macro that Swift does not import: the library makes its own copy.
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), copies)
    }
  }

  private func column(_ statement: OpaquePointer?, _ index: Int32) -> Value {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(statement, index)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, index))
    case SQLITE_NULL: .null
    // By its length: what a notebook prints may hold a zero.
    default:
      .text(
        sqlite3_column_text(statement, index).map {
          String(
            decoding: UnsafeBufferPointer(start: $0, count: Int(sqlite3_column_bytes(statement, index))),
            as: UTF8.self)
        } ?? "")
    }
  }

  /// All of `body` or nothing of it, whatever happens to the process meanwhile.
  @discardableResult
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  private func fault() -> MachineFault {
    let words = String(cString: sqlite3_errmsg(handle))
    switch sqlite3_errcode(handle) & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB: return damage(words)
    case SQLITE_BUSY, SQLITE_LOCKED:
      return MachineFault(
        "another program is writing into the gradebook '\(path)'.",
        help: "close it, or wait until it is done, and try again.")
    default:
      return MachineFault(
        "the gradebook '\(path)' failed: \(words).",
        help: "make room on the disk, and check who may write there.")
    }
  }

  private func damage(_ words: String) -> MachineFault {
    let reason = words.lines.last { !$0.isEmpty && !$0.hasPrefix("***") } ?? "it says no more"
    return MachineFault(
      "the gradebook '\(path)' is damaged: \(reason).",
      help:
        "take a copy of before, or save what can be read with `sqlite3 '\(path)' .recover | sqlite3 saved.sqlite` and put that in its place."
    )
  }
}
