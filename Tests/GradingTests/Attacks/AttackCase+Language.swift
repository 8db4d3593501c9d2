/// Attacks with Swift itself: names that stand for others, symbols that override.
extension AttackCase {
  static let language: [AttackCase] = [
    AttackCase(
      "shadows of everything", [.finished, .failed],
      """
      struct Float {}
      struct Trainer { func fit() -> Int { 100 } }
      struct WeightInspection { let accuracy = 1.0 }
      func print(_ words: Any...) {}
      func exit(_ status: Int32) {}
      func == (a: Double, b: Double) -> Bool { true }
      func submit(_ run: Any, of activation: Any) {}
      submit(Trainer().fit(), of: 1)
      """),
    AttackCase(
      "symbols of the C library", [.finished, .failed, .crashed],
      """
      @_cdecl("write") public func ownWrite(_ d: Int32, _ b: UnsafeRawPointer?, _ n: Int) -> Int { n }
      @_cdecl("exit") public func ownExit(_ status: Int32) {}
      @_cdecl("getenv") public func ownEnvironment(_ name: UnsafePointer<CChar>?) -> UnsafeMutablePointer<CChar>? { nil }
      Swift.print("overridden")
      """),
    AttackCase(
      "symbols of the engine", [.finished, .failed, .crashed],
      """
      @_silgen_name("$s10LecternKit6submit_2ofy11Experiments11TrainingRunV_8Networks10ActivationVtKF")
      public func submitAll() {}
      submitAll()
      """),
    AttackCase(
      "a library loaded by hand", [.finished],
      """
      typealias Run = @convention(c) (UnsafePointer<CChar>) -> Int32
      let library = dlopen("libc.so.6", RTLD_NOW)
      let system = unsafeBitCast(dlsym(library, "system")!, to: Run.self)
      precondition(system("id > /notebook/id") != 0, "ran a shell")
      """),
    // The tool makes its own cache of modules anew when the compiler complains about it.
    AttackCase(
      "an error in the compiler's own words", [.failed],
      "#error(\"module file '/tmp/modules/Glibc.pcm' is damaged\")"),
    AttackCase(
      "a line that says it is another file's", [.failed],
      "#sourceLocation(file: \"/etc/passwd\", line: 1)\nlet wrong: Int = \"text\"\n#sourceLocation()"),
    AttackCase(
      "verdicts of the grader's own types", [.failed],
      "import Grading\nlet grade = Grade(assignment: \"bake-off\", student: \"mallory\")"),
  ]
}
