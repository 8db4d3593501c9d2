// What a live cell imports in a page under the name that it imports in a build: the kit's part that fits.

@_exported import Charts
@_exported import Experiments
@_exported import Foundation
@_exported import LiveKit
@_exported import Networks
@_exported import Tensors
import enum Markup.NumberFormat

/// Hands a piece of output to the page: 0 a value as text, 1 a chart as bytes, 2 a printed line.
@_extern(wasm, module: "env", name: "lectern_emit") @_extern(c)
func lectern_emit(_ kind: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int32)

/// The value of control number `index`: a number, or the index of a choice in its menu.
@_extern(wasm, module: "env", name: "lectern_value") @_extern(c)
func lectern_value(_ index: Int32) -> Double

/// Number `item` of the list that is the value of control number `index`; the list's length is its
/// `lectern_value`.
@_extern(wasm, module: "env", name: "lectern_item") @_extern(c)
func lectern_item(_ index: Int32, _ item: Int32) -> Double

/// Whether the state of an animation goes on although the cell is run anew.
@_extern(wasm, module: "env", name: "lectern_keeps") @_extern(c)
func lectern_keeps() -> Int32

/// The value of a control; called by compiled cells.
public func lecternControl(_ index: Int) -> Double { lectern_value(Int32(index)) }

/// The points of a control; called by compiled cells.
public func lecternPoints(_ index: Int) -> LabelledPoints {
  var points = LabelledPoints()
  for first in stride(from: 0, to: Int(lectern_value(Int32(index))), by: 3) {
    func number(_ offset: Int) -> Double { lectern_item(Int32(index), Int32(first + offset)) }
    points.points.append((number(0), number(1), Int(number(2))))
  }
  return points
}

nonisolated(unsafe) var functions: [(Double) -> Double] = []
nonisolated(unsafe) var stepOnce: (() -> Void)?
nonisolated(unsafe) var animated: AnyObject?

func emit(_ kind: Int32, _ bytes: [UInt8]) {
  bytes.withUnsafeBufferPointer { lectern_emit(kind, $0.baseAddress, Int32($0.count)) }
}

/// Function number `index` of the last chart, at `x`.
@_expose(wasm, "call") @_cdecl("lectern_cell_call")
public func lecternCall(_ index: Int32, _ x: Double) -> Double { functions[Int(index)](x) }

/// One step of the cell's animation.
@_expose(wasm, "step") @_cdecl("lectern_cell_step")
public func lecternStep() { stepOnce?() }

/// What a page can show.
public protocol PageShowable { func showInPage() }

extension Chart: PageShowable {
  public func showInPage() {
    let flat = flattened()
    functions = flat.functions
    emit(1, flat.bytes)
  }
}

extension String: PageShowable { public func showInPage() { emit(0, Array(utf8)) } }
extension Int: PageShowable { public func showInPage() { String(self).showInPage() } }
extension Bool: PageShowable { public func showInPage() { (self ? "true" : "false").showInPage() } }
extension Double: PageShowable { public func showInPage() { text(self).showInPage() } }

/// As Swift writes numbers, for cells that show them and for sentences with numbers in them.
func text(_ value: Double) -> String { value.description }

extension Array: PageShowable where Element: PageShowable {
  public func showInPage() { for element in self { element.showInPage() } }
}

/// Shows a value at this place of the cell's output.
public func show(_ value: some PageShowable) { value.showInPage() }

/// Prints text on a line.
public func print(_ text: String) { emit(2, Array(text.utf8)) }

/// Shows the value of a cell's last expression; called by compiled cells.
public func lecternShow(_ value: () -> some PageShowable) { value().showInPage() }
public func lecternShow(_ value: () -> Void) { value() }

/// Evaluates a cell's last expression and shows nothing; called by compiled cells.
public func lecternDiscard<Value>(_ value: () -> Value) { _ = value() }

extension Animation: PageShowable where Shown: PageShowable {
  public func showInPage() {
    let running: Running
    if lectern_keeps() == 1, let before = animated {
      // The same cell made it, so it is of the same type.
      running = unsafeDowncast(before, to: Running.self)
    } else {
      running = Running(start)
    }
    animated = running
    let (step, draw) = (self.step, self.draw)
    stepOnce = {
      running.state = step(running.state)
      draw(running.state).showInPage()
    }
    draw(running.state).showInPage()
  }
}
