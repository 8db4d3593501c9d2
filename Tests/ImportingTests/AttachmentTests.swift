import Foundation
import Testing

@testable import Importing
@testable import Notebooks

@Suite struct AttachmentTests {
  private func read(_ attachments: String) throws -> JupyterReader {
    let text = """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {},
      "attachments": {\(attachments)}, "source": ["![p](attachment:p.svg)"]}]}
      """
    return try JupyterReader(file: "a.ipynb", data: Data(text.utf8))
  }

  /// An SVG is text, in base 64 or as it is, in one piece or in lines; what else is odd costs it nothing.
  @Test(arguments: [
    #""p.svg": {"image/svg+xml": ["<svg>\n", "</svg>"]}"#, #""p.svg": {"image/svg+xml": "<svg>\n</svg>"}"#,
    #""p.svg": {"image/svg+xml": "PHN2Zz4KPC9zdmc+"}"#,
    #""p.svg": {"image/svg+xml": ["PHN2Zz4K\n", "PC9zdmc+"]}"#,
    #""p.svg": {"image/svg+xml": "<svg>\n</svg>", "application/json": {"a": 1}}, "q": 7"#,
  ])
  func anSVGIsFoundInEveryForm(_ attachments: String) throws {
    let found = try read(attachments)
    #expect(found.diagnostics.isEmpty)
    #expect(found.attachments == ["p.svg": Data("<svg>\n</svg>".utf8)])
    #expect(found.markdown == "![p](p.svg)\n")
  }

  @Test func base64WithoutItsEndIsRead() throws {
    #expect(
      try read(#""p.svg": {"image/svg+xml": "PHN2Zy8+"}"#).attachments == ["p.svg": Data("<svg/>".utf8)])
    #expect(try read(#""p.svg": {"image/svg+xml": "PHN2Zz4"}"#).attachments == ["p.svg": Data("<svg>".utf8)])
  }

  @Test func aPointerSaysHowTheFileIsFetched() throws {
    let pointer = Data("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".utf8)
    let fault = try #require(throws: Diagnostic.self) { try JupyterReader(file: "a.ipynb", data: pointer) }
    #expect(fault.message == "'a.ipynb' is a pointer of Git LFS, not the notebook.")
    #expect(fault.help == "Fetch the notebook with 'git lfs pull'.")
  }

  @Test(arguments: [
    ("tip dropdown", "tip"), ("tip, dropdown", "tip"), ("[tip,dropdown]", "tip"),
    ("\"dropdown, warning\"", "warning"),
  ])
  func admonitionsHaveTheirKindFromAnyListOfClasses(_ classes: String, _ kind: String) {
    let text = MystMarkdown.converted("```{admonition} T\n:class: \(classes)\nx\n```\n")
    #expect(text.hasPrefix("::: {.callout-\(kind) title=\"T\" collapse=\"true\"}\nx\n:::"))
  }
}
