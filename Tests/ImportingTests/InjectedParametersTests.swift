import Testing

@testable import Importing
@testable import Notebooks

/// Papermill's cell of other parameters, which it writes in Python.
@Suite struct InjectedParametersTests {
  @Test(arguments: [
    ("n = 3", "let n = 3"), ("n = -2", "let n = -2"), ("x = 1.", "let x = 1.0"), ("x = .5", "let x = 0.5"),
    ("x = 1e-05", "let x = 1e-05"), ("a = True\nb = False", "let a = true\nlet b = false"),
    ("s = \"caf\\xe9 \\\"x\\\"\\n\"", "let s = \"café \\\"x\\\"\\n\""), ("s = 'it'", "let s = \"it\""),
    ("l = [1, [2,\n  3]]", "let l = [1, [2, 3]]"), ("d = {\"a\": 1, }", "let d = [\"a\": 1]"),
    ("d = {}", "let d = [:]"),
    ("x = float('nan')", "let x = Double.nan"), ("x = float(\"-inf\")", "let x = -Double.infinity"),
  ])
  func literals(_ python: String, _ swift: String) {
    #expect(InjectedParameters.swift("# Parameters\n\(python)\n", declaredIn: []) == swift)
  }

  @Test func declaredTypesStay() {
    let above = ["let rate: Double = 0.5\nlet tags: [String] = []"]
    #expect(
      InjectedParameters.swift("# Parameters\nrate = 1\ntags = []\n", declaredIn: above)
        == "let rate: Double = 1\nlet tags: [String] = []")
  }

  @Test(arguments: ["let n = 3", "# Parameters\nn = open()", "# Parameters\nn = \"a", "#Parameters\nn = 3"])
  func otherCells(_ code: String) { #expect(InjectedParameters.swift(code, declaredIn: []) == nil) }
}
