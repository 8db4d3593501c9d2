import Charts
import Foundation
import Markup
import Networks
import Wire

/// Shows a value at this place of the cell's output.
///
/// The last expression of a cell is shown without it. A value that cannot be shown (a chart over
/// impossible data, say) fails the build at this line.
public func show<Value>(_ value: Value, line: Int = #line, column: Int = #column) {
  do {
    try display(value)
  } catch {
    Worker.current.channel.send(
      .failure(
        sentence: ThrownErrors.describe(error), help: "mend the value that is shown here.", line: line,
        column: column))
  }
}

/// Shows the value of a cell's last expression; called by compiled cells.
public func lecternShow<Value>(_ value: () throws -> Value) throws {
  let value = try value()
  for figure in (value as? any Moving)?.figuresAtStart ?? [value] {
    guard var bundle = try bundle(of: figure) else { continue }
    // A notebook's program tells a cell's value from what it has shown on the way.
    if marksValues { bundle.metadata[MIMEBundle.valueMark] = "true" }
    Worker.current.channel.send(.display(bundle))
  }
}

private let marksValues = getenv("LECTERN_MARKS_VALUES") != nil

/// Evaluates a cell's last expression where a semicolon keeps its value off the page; called by
/// compiled cells.
public func lecternDiscard<Value>(_ value: () throws -> Value) rethrows {
  _ = try value()
}

private func display<Value>(_ value: Value) throws {
  if let bundle = try bundle(of: value) { Worker.current.channel.send(.display(bundle)) }
}

/// Gives the value of an inline expression to the page; called by compiled cells.
public func lecternInline<Value>(_ number: Int, _ value: () throws -> Value) throws {
  let value = try value()
  // In running text nobody wants seventeen digits; who does writes them out.
  let double = (value as? Double) ?? (value as? Float).map(Double.init)
  var forms = try double.map { MIMEBundle(text: NumberFormat.readable($0)) } ?? bundle(of: value)
  // Nor an activation's card: a sentence calls it by its name.
  if let activation = value as? Activation { forms = MIMEBundle(text: activation.name) }
  Worker.current.channel.send(.inline(expression: number, forms ?? MIMEBundle(text: "")))
}

/// The forms of a value; `nil` for `Void`, which is not shown.
func bundle<Value>(of value: Value) throws -> MIMEBundle? {
  if value is Void { return nil }
  let frame = Worker.current.displayFrame
  if let displayable = value as? any Displayable { return try displayable.mimeBundle(in: frame) }
  if let figure = value as? any Figure { return try figure.mimeBundle(in: frame) }
  if let optional = value as? any OptionalValue {
    guard let wrapped = optional.wrappedValue else { return MIMEBundle(text: "nil") }
    return try bundle(of: wrapped)
  }
  if let records = value as? [any Encodable], let table = Table(describing: records) {
    return table.mimeBundle(in: frame)
  }
  if let error = value as? any Error { return MIMEBundle(text: ThrownErrors.describe(error)) }
  return MIMEBundle(text: text(of: value))
}

/// The text of a value, cut where nobody would read on.
private func text<Value>(of value: Value) -> String {
  // Elements of collections print with their module's name, which is the cell's and says nothing.
  let whole = String(describing: value).replacing(/\bCell[0-9]+\./, with: "")
  let limit = 20_000
  guard whole.utf8.count > limit else { return whole }
  return whole.prefix(limit) + " … (\(whole.utf8.count - limit) more bytes)"
}

/// Lets a value of unknown type be asked whether it is an `Optional`.
private protocol OptionalValue {
  var wrappedValue: Any? { get }
}

extension Optional: OptionalValue {
  fileprivate var wrappedValue: Any? { map { $0 as Any } }
}

extension Worker {
  /// The room for figures of the cell that is running.
  var displayFrame: DisplayFrame {
    let command = state.currentCommand
    return DisplayFrame(
      width: command?.figureWidth ?? 7, height: command?.figureHeight ?? 5,
      description: command?.figureDescription)
  }
}
