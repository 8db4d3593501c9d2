"""`lectern lsp` as a client sees it, by pytest-lsp; every answer is read by lsprotocol, which is made from the
protocol's own meta model. `LECTERN` is the program; the working directory is empty and ours."""

import asyncio
import os
import pathlib
import time

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

CHAPTER = """---
title: Pets
---

See @fig-zebra and @knuth84.

```{swift}
//| label: fig-line
//| fig-cap: A line.
/// An animal.
struct Pet { var name: String }
let zebra = Pet(name: "é🦉")
```

```{swift}
let owl = "🦉"; zebra.name
```
"""
folder = pathlib.Path("course").absolute()
folder.mkdir(exist_ok=True)
(folder / "course.yml").write_text("title: Course\nbibliography: [works.bib]\n")
(folder / "works.bib").write_text("@book{knuth84, author={Donald Knuth}, title={Literate Programming}, year={1984}}\n")
file = folder / "a.md"
file.write_text(CHAPTER)
URI = file.as_uri()


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[os.environ["LECTERN"], "lsp"]))
async def client(lsp_client: LanguageClient):
    answer = await lsp_client.initialize_session(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri()))
    assert answer.server_info.name == "lectern"
    yield
    await lsp_client.shutdown_session()


class Document:
    """A chapter that is open, with the text as it is edited."""

    def __init__(self, client):
        self.client, self.text, self.version = client, CHAPTER, 1
        client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(URI, "markdown", 1, CHAPTER)))

    def place(self, before, after=0):
        """The position behind some text, in UTF-16 units."""
        head = self.text[: self.text.index(before) + len(before) + after]
        line = head.count("\n")
        return types.Position(line, len(head.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2)

    def edit(self, old, new):
        start, end = self.place(old, -len(old)), self.place(old)
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(self.version, URI),
            [types.TextDocumentContentChangePartial(range=types.Range(start, end), text=new)]))
        self.text = self.text.replace(old, new, 1)

    async def diagnostics(self, condition, seconds=90):
        end = time.time() + seconds
        while time.time() < end:
            found = self.client.diagnostics.get(URI)
            if found is not None and condition(found):
                return found
            await asyncio.sleep(0.05)
        raise AssertionError([d.message for d in self.client.diagnostics.get(URI, [])])

    def at(self, kind, place):
        return kind(types.TextDocumentIdentifier(URI), place)


@pytest.mark.asyncio
async def test_a_session(client: LanguageClient):
    document = Document(client)
    identifier = types.TextDocumentIdentifier(URI)

    # What check says of the text, with a place and a fix.
    found = await document.diagnostics(lambda all: any("fig-zebra" in d.message for d in all))
    label = next(d for d in found if "fig-zebra" in d.message)
    assert label.range.start == document.place("See "), label
    document.edit("fig-cap", "fig-cpa")
    found = await document.diagnostics(lambda all: any("fig-cpa" in d.message for d in all))
    option = next(d for d in found if "fig-cpa" in d.message)
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        identifier, option.range, types.CodeActionContext([option])))
    (change,) = actions[0].edit.changes[URI]
    assert change.new_text == "fig-cap" and change.range.start == document.place("fig-cpa", -7), change
    document.edit("fig-cpa", "fig-cap")
    document.edit("fig-zebra", "fig-line")
    await document.diagnostics(lambda all: not all)

    # The compiler's words, in the author's places.
    document.edit("zebra.name", "zebra.nmae")
    found = await document.diagnostics(lambda all: any(d.source == "swift" for d in all))
    (error,) = found
    assert error.message == "value of type 'Pet' has no member 'nmae'", error
    assert error.range.start == document.place("zebra."), error
    document.edit("zebra.nmae", "zebra.")

    # Members, options and their values, labels, citations.
    async def complete(place):
        answer = await client.text_document_completion_async(document.at(types.CompletionParams, place))
        return {item.label: item for item in answer.items}

    members = await complete(document.place("zebra."))
    assert members["name"].detail == "String", list(members)[:9]
    document.edit("zebra.", "zebra.name")
    document.edit('let owl = ', '//| ech\nlet owl = ')
    assert (await complete(document.place("//| ech")))["echo"].text_edit.new_text == "echo: "
    document.edit("//| ech\n", "//| echo: \n")
    assert set(await complete(document.place("//| echo: "))) == {"true", "false", "fenced"}
    document.edit("//| echo: \n", "")
    references = await complete(document.place("See @"))
    assert references["fig-line"].detail == "A line." and references["knuth84"].detail == "Literate Programming"

    # What a name is, and where it comes from.
    hover = await client.text_document_hover_async(document.at(types.HoverParams, document.place("🦉\"; zeb")))
    assert "zebra: Pet" in hover.contents.value, hover
    hover = await client.text_document_hover_async(document.at(types.HoverParams, document.place("@knuth")))
    assert "Literate Programming" in hover.contents.value, hover
    place = await client.text_document_definition_async(
        document.at(types.DefinitionParams, document.place("🦉\"; zeb")))
    assert place.uri == URI and place.range.start == document.place("String }\nlet "), place
    place = await client.text_document_definition_async(
        document.at(types.DefinitionParams, document.place("@fig-l")))
    assert place.uri == URI and place.range.start.line == document.place("label: fig-line").line, place
    document.edit("zebra.name", "Pet(")
    help = await client.text_document_signature_help_async(
        document.at(types.SignatureHelpParams, document.place("🦉\"; Pet(")))
    assert "name: String" in help.signatures[0].label, help
