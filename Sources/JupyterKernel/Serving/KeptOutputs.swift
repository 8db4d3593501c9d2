import Editing
import Foundation
import Kernel
import Sandboxes

/// What cells gave, as long as it is not known that somebody saw it.
///
/// When a page is loaded again, Jupyter's server throws away what arrived meanwhile, and the page does not know which
/// cells were running. The new page is another session; when it asks for the very cell that ran, and everything that
/// the cell depends on is the same, the outputs are the answer.
struct KeptOutputs {
  struct Outputs {
    /// What the cell was called when it ran.
    var name: String
    var messages: [(type: String, content: JSON)]
  }

  private struct Record {
    var text: String
    var session: String
    var ended: Double
    var byteCount: Int
    var outputs: Outputs
  }

  /// By the cells' ids.
  private var records: [String: Record] = [:]
  private let limit: Int

  /// - Parameter limit: How many bytes are kept; of more, the oldest go.
  init(limit: Int = 64 << 20) { self.limit = limit }

  /// Keeps what a cell gave that ran to its end.
  mutating func keep(_ outputs: Outputs, of message: Message) {
    guard let id = message.metadata["cellId"]?.string else { return }
    let byteCount = outputs.messages.reduce(0) { $0 + $1.content.bytes.count }
    records[id] = Record(
      text: message.content["code"]?.string ?? "", session: message.session, ended: monotonicSeconds(),
      byteCount: byteCount, outputs: outputs)
    var total = records.values.reduce(0) { $0 + $1.byteCount }
    while total > limit, let oldest = records.min(by: { $0.value.ended < $1.value.ended }) {
      records[oldest.key] = nil
      total -= oldest.value.byteCount
    }
  }

  /// A client that sends something after a cell's end was there to see it.
  mutating func noteSign(of message: Message) {
    records = records.filter { $0.value.session != message.session || $0.value.ended > message.arrived }
  }

  /// The outputs that answer a request, if they are kept and still hold.
  mutating func take(for message: Message, in notebook: OpenNotebook) -> Outputs? {
    guard let id = message.metadata["cellId"]?.string, let record = records[id],
      record.session != message.session, record.text == message.content["code"]?.string,
      notebook.session.cells.contains(where: { $0.id == id && $0.name == record.outputs.name }),
      notebook.session.cellsOfChangedFiles().isEmpty
    else { return nil }
    records[id] = nil
    return record.outputs
  }
}
