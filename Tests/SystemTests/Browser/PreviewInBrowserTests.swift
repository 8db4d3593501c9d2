import BrowserTesting
import Foundation
import TestSampling
import TestThreads
import Testing

/// A save reaches the open page in place: what the reader has done to it stays.
@Suite(.inTurn, .serialized, .waiting, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct PreviewInBrowserTests {
  private static func chapter(prose: String, value: Int) -> String {
    let filler = (1...40).map { "Paragraph \($0) of the filler, which makes the page long.\n" }.joined(
      separator: "\n")
    return """
      # Numbers

      \(prose)

      ::: {.callout-note title="Folded" collapse="true"}
      What is folded.
      :::

      ::: {.quiz}
      Which is the larger?

      - [ ] One
      - [x] Two
      :::

      ::: {.quiz answer="4" tolerance="0"}
      Two and two?
      :::

      \(filler)

      ```{swift}
      let a = \(value)
      a * 2
      ```
      """
  }

  @Test func openDetailsScrollAndHalfAnsweredQuizSurviveASave() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/x.md", Self.chapter(prose: "First prose.", value: 10))
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let browser = try Browser()
    let page = try browser.open("http://127.0.0.1:\(preview.port)/x.html")
    try page.wait(for: "[...document.querySelectorAll('.printed')].some(node => node.textContent === '20')")
    try page.run(
      """
      document.querySelector('details.callout').open = true;
      document.querySelectorAll('.quiz input[type=radio]')[1].checked = true;
      document.querySelector('.quiz input[type=text]').value = '3';
      window.kept = document.querySelector('details.callout');
      scrollTo({ top: 600, behavior: 'instant' });
      window.updates = 0;
      addEventListener('lectern:updated', () => { window.updates += 1; });
      """)
    let state =
      "JSON.stringify([document.querySelector('details.callout').open, document.querySelectorAll('.quiz input[type=radio]')[1].checked, document.querySelector('.quiz input[type=text]').value])"
    let before: Int = try page.evaluate("Math.round(scrollY)")
    #expect(before == 600)

    // Prose above the window grows by a line; what is in the window stays where it is.
    let mark =
      "Math.round([...document.querySelectorAll('article p')].find(node => node.textContent.startsWith('Paragraph 20')).getBoundingClientRect().top)"
    let offset: Int = try page.evaluate(mark)
    let longer = String(repeating: "Other prose that is longer. ", count: 20)
    try program.write("c/x.md", Self.chapter(prose: longer, value: 10))
    try page.wait(
      for: "document.querySelector('article').textContent.includes('Other prose that is longer.')")
    #expect(try page.evaluate(state) == "[true,true,\"3\"]")
    #expect(abs(try page.evaluate(mark, as: Int.self) - offset) <= 1)
    #expect(try page.evaluate("window.kept.isConnected", as: Bool.self))

    // A cell's new output arrives; so does its error, and goes again.
    try program.write("c/x.md", Self.chapter(prose: longer, value: 11))
    try page.wait(for: "[...document.querySelectorAll('.printed')].some(node => node.textContent === '22')")
    try program.write("c/x.md", Self.chapter(prose: longer, value: 11).replacing("a * 2", with: "b * 2"))
    try page.wait(for: "document.querySelector('[data-cell] .message.error')")
    try program.write("c/x.md", Self.chapter(prose: longer, value: 11))
    try page.wait(for: "!document.querySelector('.message.error') && !document.querySelector('.is-old')")
    #expect(try page.evaluate(state) == "[true,true,\"3\"]")
    #expect(try page.evaluate("window.updates > 3", as: Bool.self))
    // New blocks get what the theme adds to all: a button to copy, here.
    #expect(try page.evaluate("document.querySelectorAll('.code .copy').length", as: Int.self) == 1)
  }

  @Test func quizWhoseTextIsEditedKeepsItsAnswer() throws {
    let program = try Program()
    defer { program.remove() }
    let text = Self.chapter(prose: "Prose.", value: 1)
    try program.write("c/x.md", text)
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let browser = try Browser()
    let page = try browser.open("http://127.0.0.1:\(preview.port)/x.html")
    try page.wait(for: "document.querySelector('.quiz.ready') && document.querySelector('.preview')")
    try page.run(
      "document.querySelectorAll('.quiz input[type=radio]')[1].checked = true; document.querySelector('.quiz input[type=text]').value = '4'"
    )
    try program.write(
      "c/x.md",
      text.replacing("the larger?", with: "the larger one?").replacing("Two and two?", with: "Two plus two?"))
    try page.wait(for: "document.body.textContent.includes('Two plus two?')")
    #expect(
      try page.evaluate("document.querySelectorAll('.quiz input[type=radio]')[1].checked", as: Bool.self))
    #expect(
      try page.evaluate("document.querySelector('.quiz input[type=text]').value", as: String.self) == "4")
    #expect(try page.evaluate("document.querySelectorAll('.quiz.ready').length", as: Int.self) == 2)
  }

  /// The page's copy of a live cell follows its text, and what ran the old one is gone.
  @Test func aLiveCellRunsItsNewTextWhenItIsSaved() throws {
    let program = try Program()
    defer { program.remove() }
    func text(_ word: String, _ factor: Int) -> String {
      "# Live\n\n```{swift}\n//| live: { a: 1...9 = 3 }\n\"\(word) \\(\(factor) * a)\"\n```\n"
    }
    try program.write("c/x.md", text("twice", 2))
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let page = try Browser().open("http://127.0.0.1:\(preview.port)/x.html")
    let shown = "document.querySelector('.live .state')?.textContent.trim()"
    let move =
      "{ const a = document.querySelector('.live input'); a.value = 4; a.dispatchEvent(new Event('input')); }"
    try page.wait(for: "document.querySelector('.live.ready')")
    #expect(try page.evaluate(shown) == "twice 6")
    try page.run(move)
    try page.wait(for: "\(shown) === 'twice 8'")
    try page.run(
      """
      window.ended = 0;
      { const end = Worker.prototype.terminate; Worker.prototype.terminate = function () { window.ended += 1; end.call(this); }; }
      """)
    try page.run("window.kept = document.querySelector('.live')")
    try program.write("c/x.md", text("thrice", 3))
    // The figure goes on in its place, at the value that the reader has chosen.
    try page.wait(for: "\(shown) === 'thrice 12'")
    #expect(
      try page.evaluate(
        "window.kept.isConnected && window.kept.querySelector('input').value === '4'", as: Bool.self))
    #expect(try page.evaluate("window.ended > 0", as: Bool.self))
    // Other controls make another figure; what the reader has not chosen follows the text.
    try program.write("c/x.md", text("thrice", 3).replacing("1...9 = 3", with: "1...9 = 3, b: 1...5 = 2"))
    try page.wait(
      for: "document.querySelectorAll('.live.ready input').length === 2 && \(shown) === 'thrice 12'")
    #expect(try page.evaluate("!window.kept.isConnected", as: Bool.self))
  }

  /// What an editor has and has not saved: prose and live cells follow while one types, no other cell runs.
  @Test func aLiveCellFollowsWhatIsTypedInAnEditor() throws {
    let program = try Program()
    defer { program.remove() }
    func text(_ prose: String, _ live: String, above: String = "print(\"above\")") -> String {
      """
      # Live

      \(prose)

      ```{swift}
      \(above)
      ```

      ```{swift}
      //| live: { a: 1...9 = 3 }
      \(live)
      ```

      """
    }
    let saved = text("First.", "\"twice \\(2 * a)\"")
    try program.write("c/x.md", saved)
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let page = try Browser().open("http://127.0.0.1:\(preview.port)/x.html")
    try page.wait(for: "document.querySelector('.live.ready')")
    try page.run(
      """
      window.kept = document.querySelector('.live');
      window.kept.querySelector('input').value = 4;
      window.kept.querySelector('input').dispatchEvent(new Event('input'));
      """)
    let shown = "document.querySelector('.live .state').textContent.trim()"
    try page.wait(for: "\(shown) === 'twice 8'")

    let editor = try TypingEditor(program, "c/x.md", saved)
    defer { editor.close() }
    try editor.type(text("First, as it is typed.", "\"thrice \\(3 * a)\""))
    try page.wait(for: "\(shown) === 'thrice 12'")
    #expect(
      try page.evaluate(
        "window.kept.isConnected && window.kept.querySelector('input').value === '4'", as: Bool.self))
    #expect(
      try page.evaluate(
        "document.querySelector('article').textContent.includes('as it is typed')", as: Bool.self))
    // Half a line: the figure stays, and goes on to run.
    try editor.type(text("First, as it is typed.", "\"thrice \\(3 * a"))
    try page.wait(for: "document.querySelector('.preview .bad')")
    try page.run(
      "window.kept.querySelector('input').value = 5; window.kept.querySelector('input').dispatchEvent(new Event('input'))"
    )
    try page.wait(for: "\(shown) === 'thrice 15'")
    // A cell that the page does not run waits for the save, and says so.
    try editor.type(text("Second.", "\"thrice \\(3 * a)\"", above: "print(\"changed\")"))
    try page.wait(
      for: "document.querySelector('.preview').textContent.includes('run when the chapter is saved')")
    #expect(
      try page.evaluate("document.querySelector('.cell.is-old').textContent.includes('above')", as: Bool.self)
    )
    #expect(
      try page.evaluate("document.querySelector('article').textContent.includes('Second.')", as: Bool.self))
    #expect(!(try page.evaluate("!!document.querySelector('.preview .bad')", as: Bool.self)))
    try program.write("c/x.md", text("Second.", "\"thrice \\(3 * a)\"", above: "print(\"changed\")"))
    try page.wait(
      for:
        "!document.querySelector('.is-old') && document.querySelector('.printed').textContent === 'changed'")
    // Who closes the file without saving has what was saved.
    try editor.type(text("Third.", "\"fourfold \\(4 * a)\""))
    try page.wait(for: "\(shown) === 'fourfold 20'")
    editor.letGo()
    try page.wait(for: "\(shown) === 'thrice 15' && document.body.textContent.includes('Second.')")
  }

  /// Two trainings side by side: a curve for each grows at the cell, named by what differs, and goes with the end.
  @Test func lossIsDrawnWhileACellTrains() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/x.md", "# Numbers\n\nWords.\n")
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let page = try Browser().open("http://127.0.0.1:\(preview.port)/x.html", scheme: "dark")
    try page.wait(for: "document.querySelector('.preview')")
    try page.run(
      """
      window.seen = { curves: 0, key: '', words: '' };
      new MutationObserver(() => {
        const box = document.querySelector('.preview-progress');
        if (!box) return;
        window.seen.curves = Math.max(window.seen.curves, box.querySelectorAll('polyline').length);
        window.seen.key = box.querySelector('ul')?.textContent ?? window.seen.key;
        window.seen.words += box.querySelector('svg')?.textContent ?? '';
      }).observe(document.body, { childList: true, subtree: true });
      """)
    try program.write(
      "c/x.md",
      """
      # Numbers

      ```{swift}
      let runs = try Parallel.map([Activation.tanh, .gelu]) { activation in
        try Trainer(.perceptron([784, 32, 10], activation: activation), seed: 1)
          .fit(.drawnDigits(count: 2000, testCount: 100), epochs: 30)
      }
      runs.count
      ```
      """)
    try page.wait(for: "[...document.querySelectorAll('.printed')].some(node => node.textContent === '2')")
    #expect(try page.evaluate("window.seen.curves", as: Int.self) == 2)
    let key: String = try page.evaluate("window.seen.key")
    #expect(key.contains("tanh") && key.contains("GELU") && !key.contains("784"), "\(key)")
    #expect(try page.evaluate("window.seen.words.includes('Loss by epoch')", as: Bool.self))
    try page.wait(for: "!document.querySelector('.preview-progress')")
  }

  /// A problem that stands at its cell is not told twice: a line at the window's foot leads there.
  @Test func aProblemLeadsToItsCell() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/x.md", Self.chapter(prose: "Prose.", value: 1).replacing("a * 2", with: "b * 2"))
    let preview = try RunningPreview(program, "c")
    defer { _ = preview.stop() }
    let page = try Browser().open("http://127.0.0.1:\(preview.port)/x.html")
    try page.wait(
      for: "document.querySelector('[data-cell] .message.error') && document.querySelector('.preview button')"
    )
    #expect(try page.evaluate("document.querySelectorAll('.preview pre').length", as: Int.self) == 0)
    let isSeen = "document.querySelector('.message.error').getBoundingClientRect().top < innerHeight"
    #expect(!(try page.evaluate(isSeen, as: Bool.self)))
    try page.run("document.querySelector('.preview button').click()")
    try page.wait(for: isSeen)
    try program.write("c/x.md", Self.chapter(prose: "Prose.", value: 1))
    try page.wait(
      for: "!document.querySelector('.message.error') && !document.querySelector('.preview button')")
  }
}
