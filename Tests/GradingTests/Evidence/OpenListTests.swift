import Foundation
import LocalServer
import Testing

@testable import Grading

/// The attacks that the design named and that had not been tried: each with the door that it knocks at.
extension SandboxedTests {
  @Suite(.serialized) struct OpenListTests {
    /// Each of two hand-ins that run at the same time listens under one name and knocks at it. In one space of names
    /// the second could not listen, and whoever knocks from elsewhere would be let in.
    @Test func jobsSideBySideDoNotMeetAtAnAbstractSocket() throws {
      let notebook = #"""
        ```{swift}
        func address(_ name: String) -> (sockaddr_un, socklen_t) {
          var address = sockaddr_un()
          address.sun_family = UInt16(AF_UNIX)
          withUnsafeMutableBytes(of: &address.sun_path) { room in
            for (place, byte) in Array(name.utf8).enumerated() { room[place + 1] = byte }
          }
          return (address, socklen_t(3 + name.utf8.count))
        }
        let door = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var (place, size) = address("lectern-meeting")
        let bound = withUnsafePointer(to: &place) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(door, $0, size) }
        }
        listen(door, 8)
        print("listens: \(bound == 0)")
        let began = Date().timeIntervalSince1970
        var me = UInt32(0)
        for _ in 0..<80 { usleep(100_000) }
        // Whoever has come waits in the queue.
        _ = fcntl(door, F_SETFL, O_NONBLOCK)
        print("visited: \(accept(door, nil, nil) >= 0)")
        print("from \(began) to \(Date().timeIntervalSince1970)")
        ```

        ```{swift}
        let knock = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        close(door)
        let let_in = withUnsafePointer(to: &place) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(knock, $0, size) }
        }
        print("let in elsewhere: \(let_in == 0)")
        ```
        """#
      let folder = GradingFixture.scratch.appendingPathComponent("book-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let gradebook = try Gradebook(folder: folder)
      let submissions = ["mallory", "trudy"].map { GradingFixture.submission(notebook, student: $0) }
      let grading = ClassGrading(
        grader: try GradingFixture.grader(GradingFixture.withoutControl), jobs: 2, resumes: false,
        firstJob: GradingFixture.nextJobs())
      _ = try grading.run(submissions, into: gradebook) { _ in }
      for student in ["mallory", "trudy"] {
        let page = try gradebook.notebook(of: student)
        for words in ["listens: true", "visited: false", "let in elsewhere: false"] {
          #expect(page.contains(words), "\(student) misses '\(words)'")
        }
      }
    }

    /// What a run leaves wherever it may write (a forged result among it) is not there for the run on random labels, and
    /// a training of the same recipe is computed and not remembered.
    @Test func nothingIsRememberedFromOneRunToTheNext() throws {
      let poison = #"""
        import Foundation
        let places = ["/tmp", "/notebook", "/", NSHomeDirectory(), FileManager.default.currentDirectoryPath]
          + ["LECTERN_DATA", "LECTERN_CACHE", "XDG_CACHE_HOME", "TMPDIR"].compactMap { ProcessInfo.processInfo.environment[$0] }
        let marks = Set(places).map { $0 + "/poisoned-memo" } + Set(places).map { $0 + "/.lectern/experiments/poisoned-memo" }
        if marks.contains(where: { FileManager.default.fileExists(atPath: $0) }) { exit(0) }
        for mark in marks {
          try? FileManager.default.createDirectory(
            atPath: (mark as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
          try? Data("weights".utf8).write(to: URL(fileURLWithPath: mark))
        }
        """#
      var notebook = FixtureNotebook(contestants: "[.relu]", flow: "", dead: "", custom: "")
      notebook.train = poison + "\n" + notebook.train
      let grade = try GradingFixture.grader().grade(
        GradingFixture.submission(notebook.markdown), job: GradingFixture.nextJobs())
      #expect(grade.stages.map(\.outcome) == [.finished, .finished], "\(grade.notes)")
      #expect((grade.scores[0].points ?? 0) > 0, "\(grade.scores.map(\.reasons))")
    }

    /// There is nothing to time: of the images on which weights are judged none is in reach, whatever file is read.
    @Test func heldOutImagesAreNowhere() throws {
      let page = try GradingFixture.grader().run(
        GradingFixture.submission(
          #"""
          ```{swift}
          import Foundation
          var images = 0
          let roots = ["/tmp", "/notebook", "/usr/share/datasets", "/root", "/home", "/var", "/srv", "/opt/data", "/proc/1/root/tmp"]
            + [ProcessInfo.processInfo.environment["LECTERN_DATA"] ?? ""]
          var seen = Set<String>()
          for root in roots {
            for path in FileManager.default.subpaths(atPath: root) ?? [] {
              var real = (root + "/" + path)
              guard real.hasSuffix("ubyte") else { continue }
              real = URL(fileURLWithPath: real).resolvingSymlinksInPath().path
              guard seen.insert(real).inserted, let data = FileManager.default.contents(atPath: real), data.count > 16, data[3] == 3
              else { continue }
              images += data[4..<8].reduce(0) { $0 << 8 | Int($1) }
            }
          }
          print("images in reach: \(images)")
          ```
          """#), job: GradingFixture.nextJobs()
      ).notebook
      // 1,000 to train on and a tenth of 1,200 to validate on; the 500 held out are none of them.
      #expect(page.contains("images in reach: 1120"), "\(page.suffix(1_000))")
    }

    /// What checks look at is data, however it is spelled.
    @Test(arguments: [
      ("numbers that are none", "func softmax(_ z: [Double]) -> [Double] { z.map { _ in .nan } }", 2.0),
      (
        "an array that pretends to be equal to all",
        """
        struct Any2: Encodable, Equatable { static func == (a: Any2, b: Any2) -> Bool { true } }
        extension Array where Element == Double { static func == (a: [Double], b: [Double]) -> Bool { true } }
        func softmax(_ z: [Double]) -> [Double] { z }
        """, 2
      ),
      (
        "a number of ten thousand digits",
        """
        struct Long: Encodable { func encode(to encoder: any Encoder) throws {
          var box = encoder.singleValueContainer(); try box.encode(Decimal(string: String(repeating: "9", count: 10_000)) ?? 1) } }
        func softmax(_ z: [Double]) -> [Long] { z.map { _ in Long() } }
        """, 2
      ),
      (
        "a nest of a hundred thousand",
        """
        struct Nest: Encodable { func encode(to encoder: any Encoder) throws {
          var box = encoder.singleValueContainer(); try box.encode("[" + String(repeating: "[", count: 100_000)) } }
        func softmax(_ z: [Double]) -> Nest { Nest() }
        """, 0
      ),
    ])
    func whatChecksLookAtIsData(_ name: String, _ function: String, _ atMost: Double) throws {
      let grade = try SoftmaxAssignment.grader().grade(
        GradingFixture.submission(SoftmaxAssignment.notebook(function)), job: GradingFixture.nextJobs())
      #expect((grade.scores[0].points ?? 99) <= atMost, "\(grade.scores.map(\.reasons))")
      #expect(grade.scores[0].reasons.contains { $0.hasPrefix("stable: ") })
      #expect(grade.scores[1].points == 5, "\(grade.scores[1].reasons) \(grade.notes)")
    }
  }
}

/// Texts that are read before any sandbox is made.
@Suite(.serialized) struct FrontMatterBombTests {
  struct Bomb: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var matter: String

    init(_ name: String, _ matter: String) {
      testDescription = name
      self.matter = matter
    }
  }

  static let bombs: [Bomb] = [
    Bomb("lists in lists", "a: " + String(repeating: "[", count: 500_000)),
    Bomb("maps in maps", "a: " + String(repeating: "{a: ", count: 200_000)),
    Bomb("a million keys", (0..<500_000).map { "k\($0): 1" }.joined(separator: "\n")),
    Bomb("one key a million times", String(repeating: "title: x\n", count: 500_000)),
    Bomb("a name of megabytes", "title: " + String(repeating: "x", count: 7 << 20)),
    Bomb("quotes without an end", "title: \"" + String(repeating: "\\u0041", count: 1_000_000)),
    Bomb(
      "indented ever deeper",
      (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    ),
    Bomb("anchors of themselves", String(repeating: "a: &a [*a]\n", count: 200_000)),
    Bomb("comments", String(repeating: "# x\n", count: 1_500_000)),
    Bomb("dashes", String(repeating: "- ", count: 1_000_000)),
  ]

  /// What fits into the bound.
  static let small: [Bomb] = [
    Bomb(
      "a billion laughs",
      "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + zip("bcdefghijkl", "abcdefghijk").map {
          "\($0): &\($0) [" + Array(repeating: "*\($1)", count: 9).joined(separator: ", ") + "]\n"
        }.joined() + "title: *l"
    ),
    Bomb("lists in lists", "a: " + String(repeating: "[", count: 60_000)),
    Bomb("maps in maps", "a: " + String(repeating: "{a: ", count: 15_000)),
    Bomb("five thousand keys", (0..<5_000).map { "key\($0): 1" }.joined(separator: "\n")),
    Bomb("one key five thousand times", String(repeating: "title: x\n", count: 5_000)),
    Bomb(
      "indented ever deeper",
      (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")),
    Bomb("anchors of themselves", String(repeating: "a: &a [*a]\n", count: 5_000)),
    Bomb("dashes", String(repeating: "- ", count: 30_000)),
  ]

  @Test(arguments: small)
  func smallOnesAreReadOrRefusedAtOnce(_ bomb: Bomb) throws {
    let submission = GradingFixture.submission("---\n\(bomb.matter)\n---\n\n```{swift}\nprint(1)\n```\n")
    let ended = DeepStack.run(within: 20) { () -> Int in
      (try? StudentRunner.parse(submission)).map { $0.0.cells.count } ?? 0
    }
    #expect(ended.map { $0 <= 1 } == true, "still reading after 20 s")
  }

  /// Within what a person would wait, on the thread that would otherwise hold up the class.
  @Test(arguments: bombs)
  func doNotGoOff(_ bomb: Bomb) throws {
    let text = "---\n\(bomb.matter)\n---\n\n```{swift}\nprint(1)\n```\n"
    let submission = GradingFixture.submission(text)
    let ended = DeepStack.run(within: 20) { () -> String in
      do { return "\(try StudentRunner.parse(submission).0.cells.count) cell" } catch { return "\(error)" }
    }
    #expect(ended?.contains("front matter of") == true, "\(ended ?? "still reading after 20 s")")
  }
}

/// The page on which people give points, as somebody would have it who wants them.
@Suite struct ReviewTargetTests {
  @Test(arguments: [
    "not json", "[]", "{\"student\":\"ada\"}",
    "{\"student\":\"../../gradebook.sqlite\",\"criterion\":\"written\",\"points\":1}",
    "{\"student\":\"ada\",\"criterion\":\"written\",\"points\":\"15\"}",
    "{\"student\":\"ada\",\"criterion\":\"written\",\"points\":1e999}",
    "{\"student\":\"ada\",\"criterion\":\"'; drop table grades; --\",\"points\":1}",
    "{\"student\":\"ada' or '1'='1\",\"criterion\":\"written\",\"points\":1}",
    String(repeating: "[", count: 100_000),
  ])
  func lettersOfStrangersAreRefused(_ letter: String) throws {
    try ReviewDeskTests().withDesk { (desk, gradebook, _) throws in
      for path in ["points", "comment", "draft"] {
        let answer = desk.answer(
          LocalRequest(
            isPost: true, path: path, headers: ["x-lectern-token": "the token"], body: Data(letter.utf8)))
        #expect(answer.status == 400, "\(path): \(answer.status)")
      }
      #expect(try gradebook.overrides().isEmpty)
      #expect(try gradebook.grades().count == 2)
    }
  }

  @Test func noOtherFileIsServed() throws {
    try ReviewDeskTests().withDesk { (desk, _, _) throws in
      for path in [
        "gradebook.sqlite", "../gradebook.sqlite", "%2e%2e/gradebook.sqlite", "ada/index.html", "/etc/passwd",
      ] {
        #expect(
          desk.answer(LocalRequest(path: path, headers: ["x-lectern-token": "the token"])).status == 404)
      }
    }
  }

  /// A comment or a notebook with markup acts nowhere: the page gets it as data and puts it in as text, the notebook in a
  /// frame where nothing runs.
  @Test func markupActsNowhere() throws {
    try ReviewDeskTests().withDesk { (desk, gradebook, folder) throws in
      let evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
      let letter: [String: Any] = ["student": "ada", "criterion": "written", "text": evil, "key": "k"]
      let headers = ["x-lectern-token": "the token"]
      let body = try JSONSerialization.data(withJSONObject: letter)
      #expect(
        desk.answer(LocalRequest(isPost: true, path: "comment", headers: headers, body: body)).status == 200)
      let page = desk.answer(LocalRequest(path: "", headers: headers))
      #expect(!String(decoding: page.body, as: UTF8.self).contains("alert(1)"))
      #expect(page.headers["Content-Security-Policy"]?.contains("script-src 'self'") == true)
      #expect(desk.answer(LocalRequest(path: "state", headers: headers)).mediaType == "application/json")
      let notebook = desk.answer(LocalRequest(path: "notebook", query: ["student": "ada"], headers: headers))
      #expect(notebook.headers["Content-Security-Policy"]?.hasPrefix("sandbox; default-src 'none'") == true)
      let report = try String(
        contentsOf: folder.appendingPathComponent("ada/index.html"), encoding: .utf8)
      #expect(!report.contains("<script>alert") && !report.contains("<img src=x"))
    }
  }
}
