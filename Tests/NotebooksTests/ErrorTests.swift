import Testing

@testable import Notebooks

/// What an author gets wrong, and the words that say so.
@Suite struct ErrorTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var expected: String
    var testDescription: String { expected }
  }

  static let table: [Case] = [
    Case(
      text: "```{swift}\n//| fig-capp: x\n1\n```\n",
      expected: """
        course/x.md:2:5: error: There is no cell option 'fig-capp'.
        //| fig-capp: x
            ^
        help: Did you mean 'fig-cap'?
        """),
    Case(
      text: "- item\n\n  ```{swift}\n  //| echo: maybe\n  1\n  ```\n",
      expected: """
        course/x.md:4:13: error: 'echo' is 'maybe', which should be true, false or fenced.
          //| echo: maybe
                    ^
        help: Give true, false or fenced.
        """),
    Case(
      text: "```{swift}\n//| timeout: soon\n1\n```\n",
      expected: """
        course/x.md:2:14: error: 'timeout' is 'soon', which should be a number of seconds greater than zero.
        //| timeout: soon
                     ^
        help: Give a number of seconds greater than zero.
        """),
    // Walked by recursion, such a line would be the end of the tool's stack.
    Case(
      text: "text\n\n" + String(repeating: ">", count: 100_000) + " x\n",
      expected: """
        course/x.md:3:200: error: More than 200 quotes, lists or emphases stand within each other here.
        \(String(repeating: ">", count: 100_000)) x
        \(String(repeating: " ", count: 199))^
        help: Take most of them out.
        """),
    Case(
      text: "---\ntitel: A\n---\n",
      expected: """
        course/x.md:2:1: error: There is no front matter key 'titel'.
        titel: A
        ^
        help: Did you mean 'title'?
        """),
    Case(
      text: "---\nexecute:\n  label: a\n---\n",
      expected: """
        course/x.md:3:3: error: 'label' belongs to one cell.
          label: a
          ^
        help: Give it in the cell as `//| label: ...`.
        """),
    Case(
      text: "---\ntitle: A\n",
      expected: """
        course/x.md:1:1: error: The front matter is never closed.
        ---
        ^
        help: End it with a line `---`.
        """),
    Case(
      text: "Text\n\n```{python}\nx\n```\n",
      expected: """
        course/x.md:3:4: error: '{python}' cells cannot be run here.
        ```{python}
           ^
        help: Run Swift with `{swift}`, draw with `{dot}`, or write `python` without braces to show the code.
        """),
    Case(
      text: "{{< include ../../secret.md >}}\n",
      expected: """
        course/x.md:1:13: error: '../../secret.md' lies outside the course.
        {{< include ../../secret.md >}}
                    ^
        help: Includes stay inside the folder of the course.
        """),
    Case(
      text: "{{< include none.md >}}\n",
      expected: """
        course/x.md:1:13: error: There is no file 'course/none.md' to include.
        {{< include none.md >}}
                    ^
        help: The path is read from the folder of 'course/x.md'.
        """),
    Case(
      text: "{{< include a.md >}}\n",
      expected: """
        course/b.md:1:13: error: This include goes in a circle: course/a.md includes course/b.md includes course/a.md.
        {{< include a.md >}}
                    ^
        help: Take one of the includes out.
        """),
    Case(
      text: "{{< include bad.md >}}\n",
      expected: """
        course/bad.md:3:5: error: There is no cell option 'eco'.
        //| eco: false
            ^
        help: Did you mean 'echo'?
        """),
    Case(
      text: "::: {.mine}\ntext\n",
      expected: """
        course/x.md:1:1: error: This division is never closed.
        ::: {.mine}
        ^
        help: Close it with a line of its own, `:::`.
        """),
    Case(
      text: "text\n:::\n",
      expected: """
        course/x.md:2:1: error: This fence of colons closes nothing.
        :::
        ^
        help: Take it out, or open a division with `::: {.class}` above.
        """),
    Case(
      text: "$$\na\n",
      expected: """
        course/x.md:1:1: error: This formula is never closed.
        $$
        ^
        help: Close it with `$$`.
        """),
    Case(
      text: "> See[^x].\n",
      expected: """
        course/x.md:1:6: error: There is no footnote 'x'.
        > See[^x].
             ^
        help: Write it on a line of its own: `[^x]: text`.
        """),
    Case(
      text: "```{swift}\n//| label: a\n//| label: b\n```\n",
      expected: """
        course/x.md:3:5: error: 'label' is given twice.
        //| label: b
            ^
        help: Take one of the two out.
        """),
    Case(
      text: "```{swift}\n//| fig-cap: [a\n```\n",
      expected: """
        course/x.md:2:16: error: This is not YAML: did not find expected ',' or ']'.
        //| fig-cap: [a
                       ^
        help: Options are YAML: `key: value`, with text in quotes when it holds a colon.
        """),
    Case(
      text: "```{swift}\n1\n",
      expected: """
        course/x.md:1:4: error: The fence of this cell is never closed.
        ```{swift}
           ^
        help: Close it with a line of its own, ```.
        """),
  ]

  @Test(arguments: table) func errorsAreSentencesWithAPosition(_ example: Case) throws {
    let files = [
      "course/a.md": "{{< include b.md >}}\n", "course/b.md": "{{< include a.md >}}\n",
      "course/bad.md": "---\ntitle: ignored\n//| eco: false\n---\n```{swift}\n//| eco: false\n```\n",
    ]
    var all = files
    all["course/bad.md"] = "text\n```{swift}\n//| eco: false\n1\n```\n"
    let (_, diagnostics) = try parse(example.text, files: all)
    #expect(diagnostics.map(\.description) == [example.expected])
  }

  @Test func allErrorsAreFound() throws {
    let (_, diagnostics) = try parse("```{swift}\n//| a: 1\n//| b: 2\n```\n\n```{r}\n```\n\n[^q]\n")
    #expect(diagnostics.compactMap { $0.position?.line } == [2, 3, 6, 9])
  }
}
