extension Chart {
  /// The chart as bytes for the program that draws it, and the functions that are plotted, which stay here and
  /// are called by their indices.
  public func flattened() -> (bytes: [UInt8], functions: [(Double) -> Double]) {
    var writer = FlatWriter()
    writer.write(options)
    writer.count(records.count)
    for record in records { writer.write(record) }
    return (writer.bytes, writer.functions)
  }

  /// The chart that `flattened()` wrote; `call` calls its functions.
  public init(flattened bytes: [UInt8], call: @escaping (Int, Double) -> Double) {
    var reader = FlatReader(bytes, call: call)
    options = reader.options()
    records = []
    for _ in 0..<reader.count() { records.append(reader.record()) }
  }
}
