// The module that draws charts in a page: bytes in, SVG out. It is compiled once, with all of Charts; live cells,
// each a module of its own, hand it what `Chart.flattened()` writes.

/// Calls function number `index` of the cell whose chart is being drawn, at `x`.
@_extern(wasm, module: "env", name: "lectern_call") @_extern(c)
func lectern_call(_ index: Int32, _ x: Double) -> Double

nonisolated(unsafe) var input: [UInt8] = []
nonisolated(unsafe) var output: [UInt8] = []

/// Where `count` bytes of a chart can be written.
@_expose(wasm, "room") @_cdecl("lectern_room")
public func room(_ count: Int32) -> UnsafeMutablePointer<UInt8>? {
  input = [UInt8](repeating: 0, count: Int(count))
  return input.withUnsafeMutableBufferPointer { $0.baseAddress }
}

/// Draws the chart whose bytes come first, described by the author's text that follows, if any; a negative count is
/// that of an error's sentence.
@_expose(wasm, "draw") @_cdecl("lectern_draw")
public func draw(_ width: Double, _ height: Double, _ chartCount: Int32) -> Int32 {
  do throws(ChartError) {
    let chart = Chart(flattened: input) { lectern_call(Int32($0), $1) }
    let text =
      input.count > Int(chartCount) ? String(decoding: input[Int(chartCount)...], as: UTF8.self) : nil
    output = Array(try chart.picture(.inches(width, height, description: text)).utf8)
    return Int32(output.count)
  } catch {
    output = Array(error.description.utf8)
    return -Int32(output.count)
  }
}

/// Where the last drawing, or the error's sentence, begins.
@_expose(wasm, "drawing") @_cdecl("lectern_drawing")
public func drawing() -> UnsafeMutablePointer<UInt8>? {
  output.withUnsafeMutableBufferPointer { $0.baseAddress }
}
