import Foundation
import Testing

@testable import Grading

/// Which file of a hand-in is graded, and what is said of the others.
struct HandInTests {
  /// The released files beside the work, a virtual environment, Jupyter's checkpoints (ngshare#161, otter's zips).
  @Test func theWorkIsGradedAndNothingElse() throws {
    let handIns = try HandIns().add("ada/a.md").add("ada/check.md", HandIns.checker).add(
      "ada/notes.md", HandIns.notes
    )
    .add("ada/starter.md", HandIns.starter).add("ada/venv/pyvenv.cfg", "home = /usr")
    .add("ada/venv/lib/README.md", HandIns.half).add("ada/.ipynb_checkpoints/z.ipynb", HandIns.jupyter())
    .add("ada/README.md", "# How to run\n").read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada/a.md"])
    #expect(handIns.problems.isEmpty)
    #expect(
      handIns.submissions.first?.remarks == [
        "'ada/README.md' is not graded: it has no cells.",
        "'ada/check.md' is not graded: these are the public checks.",
        "'ada/notes.md' is not graded: it is as it was handed out.",
        "'ada/starter.md' is not graded: it is as it was handed out.",
      ])
  }

  @Test func theSameInAnArchive() throws {
    let handIns = try HandIns().zip(
      "ada.zip",
      [
        ("hw/a.md", HandIns.work), ("hw/z-check.md", HandIns.checker),
        ("hw/.ipynb_checkpoints/a.ipynb", HandIns.jupyter()),
        ("__MACOSX/hw/._a.md", "x"), ("hw/venv/pyvenv.cfg", ""), ("hw/venv/x.md", HandIns.half),
      ]
    ).read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada.zip/hw/a.md"])
    #expect(handIns.problems.isEmpty)
  }

  @Test func moreOfTheAssignmentsCellsWin() throws {
    let handIns = try HandIns().add("ada/a.md").add("ada/z.md", HandIns.half).read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada/a.md"])
    #expect(
      handIns.problems == [
        "'ada/z.md' of 'ada' is not graded: it has 1 of the assignment's 2 cells, and 'ada/a.md' has 2."
      ])
  }

  @Test func whatCannotBeToldApartIsTold() throws {
    let handIns = try HandIns().zip(
      "ada.zip", [("a.md", HandIns.work), ("b.md", HandIns.work + "\nMore.\n")]
    )
    .read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada.zip/b.md"])
    #expect(
      handIns.problems == [
        "'ada' handed in 2 files, and neither times nor cells tell which counts; 'ada.zip/b.md' is graded, name another in the roster's column 'file'."
      ])
  }

  @Test func theRosterChoosesAFileOfAnArchive() throws {
    let handIns = try HandIns().zip("group.zip", [("a.md", HandIns.work), ("b.md", HandIns.half)])
      .read("id,file\nada,group.zip/a.md\nbob,group.zip/b.md\n")
    #expect(handIns.submissions.map(\.student) == ["ada", "bob"])
    #expect(handIns.submissions.map(\.file) == ["group.zip/a.md", "group.zip/b.md"])
  }

  @Test func workInTheFileOfTheChecksIsWork() throws {
    let handIns = try HandIns().add("ada/check.md", HandIns.checker + HandIns.work).read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada/check.md"])
    #expect(handIns.problems.isEmpty)
  }

  @Test func theUntouchedStarterIsAHandInAllTheSame() throws {
    let handIns = try HandIns().add("ada/starter.md", HandIns.starter).add("ada/check.md", HandIns.checker)
      .read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada/starter.md"])
    #expect(handIns.problems == ["'ada' handed in the starter as it was handed out, 'ada/starter.md'."])
    let nothing = try HandIns().add("ada/check.md", HandIns.checker).read("id\nada\n")
    #expect(nothing.submissions.isEmpty && nothing.missing.isEmpty)
    #expect(nothing.problems == ["'ada' handed in nothing but files that were handed out: 'ada/check.md'."])
  }

  // MARK: - Files of every kind

  /// Whatever lies there is graded or answered, and its owner is not among those who handed in nothing.
  @Test(arguments: [
    ("ada/nested/hw1/bake.md", HandIns.work, true), ("ada.MD", HandIns.work, true),
    ("ada.qmd", HandIns.work, true),
    ("ada.IPYNB", HandIns.jupyter(), true), ("ada.ipynb.txt", HandIns.jupyter(), true),
    ("ada.json", HandIns.jupyter(), true),
    ("ada", HandIns.work, true), ("ada.markdown", HandIns.work, true), ("ada.ipynb", HandIns.work, true),
    ("ada.md", HandIns.jupyter(), true), ("ada.pdf", "%PDF-1.7", false), ("ada/x.swift", "let a = 1", false),
    ("ada.rar", "Rar!\u{1A}", false), ("ada.docx", "PK", false), ("ada.html", "<html>", false),
    ("ada.md", "", false),
    ("ada.md", "<!doctype html><p>Log in", false),
    ("ada.ipynb", "{\"nbformat\": 2, \"worksheets\": []}", false),
    ("ada.ipynb", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", false),
    ("ada.ipynb", "<<<<<<< HEAD\n{\"nbformat\": 4}\n=======\n>>>>>>> x\n", false),
    ("ada/empty/.keep", "", false),
  ])
  func everyFileIsGradedOrAnswered(_ path: String, _ content: String, _ isGraded: Bool) throws {
    let handIns = try HandIns().add(path, content).read("id\nada\n")
    #expect(handIns.submissions.map(\.student) == (isGraded ? ["ada"] : []))
    #expect(handIns.missing.isEmpty)
    #expect(isGraded || handIns.problems.count == 1, "\(handIns.problems)")
  }

  @Test func upperCaseArchivesAreRead() throws {
    let handIns = try HandIns().zip("ada.ZIP", [("Hw1\\bake.md", HandIns.work)]).read("id\nada\n")
    #expect(handIns.submissions.map(\.file) == ["ada.ZIP/Hw1/bake.md"])
  }

  @Test func whatSomethingElseIsIsSaid() throws {
    let handIns = try HandIns().add("ada.pdf", "%PDF-1.7").add("bob.swift", "let a = 1").add(
      "eve.ipynb", "PK\u{3}\u{4}x"
    )
    .read("id\nada\nbob\neve\n")
    #expect(
      handIns.problems == [
        "'eve.ipynb' is a damaged or unusual ZIP archive; pack the notebook again.",
        "'ada.pdf' of 'ada' is a PDF, no notebook; a hand-in is .md, .ipynb or .zip.",
        "'bob.swift' of 'bob' is a file of Swift, no notebook; a hand-in is .md, .ipynb or .zip.",
      ])
    #expect(handIns.missing.isEmpty)
  }
}
