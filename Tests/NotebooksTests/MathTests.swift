import Testing

@testable import Notebooks

/// Pandoc's rules for dollars.
@Suite struct MathTests {
  private func formulas(_ text: String) throws -> [String] {
    let (notebook, _) = try parse(text)
    var found: [String] = []
    struct Finder: NotebookVisitor {
      var found: [String] = []
      mutating func visit(_ block: Block) {
        if case .math(let math) = block { found.append("$$\(math.tex)$$") }
        descend(into: block)
      }
      mutating func visit(_ inline: Inline) {
        if case .math(let math) = inline {
          found.append(math.isDisplayed ? "$$\(math.tex)$$" : "$\(math.tex)$")
        }
        descend(into: inline)
      }
    }
    var finder = Finder()
    finder.visit(notebook)
    found = finder.found
    return found
  }

  @Test(arguments: [
    ("$a_b$ and $c_d$", ["$a_b$", "$c_d$"]),
    // Dollars in braces are the formula's own, and braces that are never closed have none.
    (#"$a \text{ if $b$}$ and $c$"#, [#"$a \text{ if $b$}$"#, "$c$"]),
    (
      #"$\begin{cases} 1 & \text{for $x<0$} \\ 0 \end{cases}$"#,
      [#"$\begin{cases} 1 & \text{for $x<0$} \\ 0 \end{cases}$"#]
    ),
    ("$a_{b$ and $c$", ["$a_{b$", "$c$"]), (#"$\{a$ and $b\}$"#, [#"$\{a$"#, #"$b\}$"#]),
    ("from ${HOME} to ${PATH}", []),
    ("it costs $5 and $6", []),
    ("```math\n\\frac{a}{b}\n```", ["$$\\frac{a}{b}$$"]),
    ("it costs $5 and $6, or \\$7; `$x$`", []),
    ("it costs $5 in `$HOME`", []),
    ("$a `b` c$", ["$a `b` c$"]),
    ("$ a$ and $a $", []),
    ("a $x$5", []),
    (#"\$a$ b$"#, []),
    (#"$a\$b$"#, [#"$a\$b$"#]),
    ("`$a$`", []),
    ("$a*b*c$ *x*", ["$a*b*c$"]),
    ("$$a$$", ["$$a$$"]),
    ("$$\na\n- b\n\n# c\n$$", ["$$a\n- b\n\n# c$$"]),
    ("so $$a\nb$$ there", ["$$a\nb$$"]),
    ("We have $$\na\n$$\nand $b$", ["$$a$$", "$b$"]),
    ("> $$\n> a\n> $$\n> b", ["$$a$$"]),
    ("[$a]b$](c)", ["$a]b$"]),
    ("| $a$ |\n|---|\n| $b_1$ |", ["$a$", "$b_1$"]),
  ])
  func dollars(_ text: String, _ expected: [String]) throws {
    let found = try formulas(text)
    #expect(found == expected)
  }
}
