public import Notebooks

extension RubricReader {
  /// What stands as the secret in the repository's own file, for everybody to read.
  static let placeholderSecret = "change-this-before-grading-a-class"

  /// A warning, at its place, for a file whose secret is still that one.
  public static func placeholderWarning(in text: String, file: String) -> Diagnostic? {
    let root = try? YAMLText(file: file, text: text).compose()
    let secret = root?.pairs?.first { $0.key.scalar == "secret" }?.value
    guard let secret, secret.scalar == placeholderSecret else { return nil }
    var warning = secret.error(
      "The secret is the one that stands in Lectern's repository, so students can know the order of the pixels and the hidden inputs.",
      help: "Put another one in its place before you grade a class, for instance from 'openssl rand -hex 16'."
    )
    warning.severity = .warning
    return warning
  }
}
