import Editing
import Foundation
import Kernel
import Sandboxes
import Site
import Synchronization
import Wire

/// Publishes what a cell gives, as it comes.
final class CellReporter: Sendable {
  private let channels: Channels
  private let parent: [UInt8]
  /// The number that a cell's value bears; `nil` where it has none.
  private let count: Int?
  private let isSilent: Bool
  private let state = Mutex(State())

  private struct State {
    var stream = StreamBuffer()
    /// The name of the display that shows the progress.
    var progress: String?
    var lastProgress = 0.0
    let began = monotonicSeconds()
    /// What was published, for who was not there.
    var published: [(type: String, content: JSON)] = []
  }

  init(channels: Channels, parent: [UInt8], count: Int?, isSilent: Bool) {
    self.channels = channels
    self.parent = parent
    self.count = count
    self.isSilent = isSilent
  }

  func take(_ event: SessionEvent) {
    guard !isSilent else { return }
    state.withLock { state in
      switch event {
      case .printed(let bytes, let isError): send(state.stream.add(bytes, isError: isError), &state)
      case .note(let sentence):
        send(state.stream.add(Array((sentence + "\n").utf8), isError: true), &state)
      case .displayed(let bundle):
        send(state.stream.take(all: true), &state)
        show(bundle, &state)
      case .cleared:
        _ = state.stream.take(all: true)
        publish("clear_output", ["wait": false], &state)
      case .error(let error):
        send(state.stream.take(all: true), &state)
        publish("error", .object(CellFailure(error).content), &state)
      case .progress(let report): show(report, &state)
      }
    }
  }

  /// Sends what was printed a moment ago.
  func tick() {
    guard !isSilent else { return }
    state.withLock { send($0.stream.takeDue(), &$0) }
  }

  /// Sends what is left; the bar of a training that is over goes.
  func finish() {
    state.withLock { state in
      send(state.stream.take(all: true), &state)
      guard let name = state.progress else { return }
      state.progress = nil
      publishProgress("update_display_data", name, text: "", html: "")
    }
  }

  /// Everything but the bar, in order.
  var published: [(type: String, content: JSON)] { state.withLock { $0.published } }

  private func publish(_ type: String, _ content: JSON, _ state: inout State) {
    state.published.append((type, content))
    channels.publish(type, content, parent: parent)
  }

  private func send(_ pieces: [(name: String, text: String)], _ state: inout State) {
    for piece in pieces {
      publish("stream", ["name": .string(piece.name), "text": .string(piece.text)], &state)
    }
  }

  private func show(_ bundle: MIMEBundle, _ state: inout State) {
    var forms = bundle.jupyterForms.mapValues(JSON.string)
    // A chart's data travels with the picture.
    if bundle.representations.first?.type != .table, let table = bundle[.table],
      let json = JSON(Array(table.utf8))
    {
      forms[MIMEType.table.rawValue] = json
    }
    var content: JSON = ["data": .object(forms), "metadata": [:]]
    if let count, bundle.metadata[MIMEBundle.valueMark] != nil, case .object(var members) = content {
      members["execution_count"] = .int(count)
      content = .object(members)
      publish("execute_result", content, &state)
    } else {
      publish("display_data", content, &state)
    }
  }

  /// A bar for what takes longer than a glance, brought up to date a few times a second.
  private func show(_ report: ProgressReport, _ state: inout State) {
    let now = monotonicSeconds()
    guard now - state.began > 0.5, now - state.lastProgress > 0.2 else { return }
    state.lastProgress = now
    send(state.stream.take(all: true), &state)
    let isNew = state.progress == nil
    let name = state.progress ?? UUID().uuidString.lowercased()
    state.progress = name
    let bar = ProgressBar(report)
    publishProgress(isNew ? "display_data" : "update_display_data", name, text: bar.text, html: bar.html)
  }

  private func publishProgress(_ type: String, _ name: String, text: String, html: String) {
    channels.publish(
      type,
      [
        "data": ["text/plain": .string(text), "text/html": .string(html)], "metadata": [:],
        "transient": ["display_id": .string(name)],
      ], parent: parent)
  }
}
