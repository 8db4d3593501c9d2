public import Texts

extension Diagnostic {
  /// A file that is not taken as text.
  ///
  /// - Parameter file: The file's path as messages show it.
  public init(_ fault: TextFault, in file: String) {
    self.init(
      at: SourcePosition(file: file, line: fault.line, column: fault.column), fault.message, help: fault.help)
  }
}
