"""`lectern lsp` as a client sees it, by pytest-lsp; every answer is read by lsprotocol, which is made from the
protocol's own meta model. `LECTERN` is the program; the working directory is empty and ours."""

import asyncio
import os
import pathlib
import sys
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


RECORDER = str(pathlib.Path(__file__).with_name("recorder.py"))


@pytest_lsp.fixture(config=ClientServerConfig(
    server_command=[sys.executable, RECORDER, str(folder.parent / "messages"), os.environ["LECTERN"], "lsp"]))
async def client(lsp_client: LanguageClient):
    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def code_lens_refresh(_):
        return None

    @lsp_client.feature(types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)
    def semantic_tokens_refresh(_):
        return None

    answer = await lsp_client.initialize_session(types.InitializeParams(
        capabilities=types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(
            code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
            semantic_tokens=types.SemanticTokensWorkspaceClientCapabilities(refresh_support=True))),
        root_uri=folder.as_uri()))
    assert answer.server_info.name == "lectern"
    yield
    await lsp_client.shutdown_session()


class Document:
    """A file that is open, with the text as it is edited."""

    def __init__(self, client, text=CHAPTER, uri=URI, language="markdown"):
        self.client, self.text, self.uri, self.version = client, text, uri, 1
        client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri, language, 1, text)))

    def place(self, before, after=0):
        """The position behind some text, in UTF-16 units."""
        head = self.text[: self.text.index(before) + len(before) + after]
        line = head.count("\n")
        return types.Position(line, len(head.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2)

    @property
    def identifier(self):
        return types.TextDocumentIdentifier(self.uri)

    def edit(self, old, new):
        start, end = self.place(old, -len(old)), self.place(old)
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(self.version, self.uri),
            [types.TextDocumentContentChangePartial(range=types.Range(start, end), text=new)]))
        self.text = self.text.replace(old, new, 1)

    def apply(self, changes):
        """What a workspace edit makes of the text."""
        lines = self.text.split("\n")

        def offset(place):
            line = lines[place.line] if place.line < len(lines) else ""
            return sum(len(l) + 1 for l in lines[: place.line]) + len(
                line.encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))

        text = self.text
        for change in sorted(changes, key=lambda c: (c.range.start.line, c.range.start.character), reverse=True):
            text = text[: offset(change.range.start)] + change.new_text + text[offset(change.range.end):]
        return text

    def replace(self, text):
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(self.version, self.uri),
            [types.TextDocumentContentChangeWholeDocument(text=text)]))
        self.text = text

    async def diagnostics(self, condition, seconds=90):
        end = time.time() + seconds
        while time.time() < end:
            found = self.client.diagnostics.get(self.uri)
            if found is not None and condition(found):
                return found
            await asyncio.sleep(0.05)
        raise AssertionError([d.message for d in self.client.diagnostics.get(self.uri, [])])

    def at(self, kind, place):
        return kind(types.TextDocumentIdentifier(self.uri), place)


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
    assert actions[0].kind == "quickfix" and actions[0].is_preferred, actions
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


LONG = """---
title: Owls
bibliography: [works.bib]
---

# Night

See @fig-owl, [@fig-owl; @knuth84], [the picture](#fig-owl), @exr-count and [a page](a.md).

```{swift}
//| label: fig-owl
//| fig-cap: An owl.
struct Owl { var name: String }
let owl = Owl(name: "é🦉");
```

## Day

{{< include _part.md >}}

```{swift}
let  names=[ owl.name ]
names.count
```

The owl is called `{swift} owl.name`.

::: {#exr-count}
How many? See [the bird of night]{.term of="owl"}.
:::

::: {#sol-count}
One, by @exr-count.
:::

![](owl.png)
"""
SECOND = "---\ntitle: More\n---\n\nAgain @fig-owl.\n\n::: {.glossary}\nowl\n: A bird that hunts by night.\n:::\n"


@pytest.mark.asyncio
async def test_the_rest(client: LanguageClient):
    (folder / "b.md").write_text(LONG)
    (folder / "c.md").write_text(SECOND)
    (folder / "_part.md").write_text("A part about @fig-owl.\n")
    (folder / "owl.png").write_bytes(b"")
    (folder / "spare.md").write_text("---\ntitle: Spare\n---\n\nNothing.\n")
    settings = "title: Course\nbibliography: [works.bib]\nchapters: [a.md, b.md, c.md]\n"
    (folder / "course.yml").write_text(settings)
    document = Document(client, LONG, (folder / "b.md").as_uri())
    at = document.at

    # A picture without words, and the fix for it.
    found = await document.diagnostics(lambda all: any(d.code == "alternative-text" for d in all))
    picture = next(d for d in found if d.code == "alternative-text")
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        document.identifier, picture.range, types.CodeActionContext([picture])))
    mended = document.apply(actions[0].edit.changes[document.uri])
    assert "![what is to be seen](owl.png)" in mended, actions
    document.replace(mended)
    await document.diagnostics(lambda all: not any(d.code == "alternative-text" for d in all))

    # References and renaming of a label: here, in an include, in another chapter; an exercise with its solution.
    places = await client.text_document_references_async(types.ReferenceParams(
        types.ReferenceContext(True), document.identifier, document.place("See @fig-")))
    names = sorted(pathlib.Path(p.uri).name for p in places)
    assert names == ["_part.md", "b.md", "b.md", "b.md", "b.md", "c.md"], places
    edit = await client.text_document_rename_async(types.RenameParams(
        document.identifier, document.place("See @fig-"), "fig-bird"))
    renamed = document.apply(edit.changes[document.uri])
    assert "fig-owl" not in renamed and renamed.count("fig-bird") == 4, renamed
    assert {pathlib.Path(uri).name for uri in edit.changes} == {"b.md", "c.md", "_part.md"}, edit
    edit = await client.text_document_rename_async(types.RenameParams(
        document.identifier, document.place("::: {#exr-"), "exr-birds"))
    renamed = document.apply(edit.changes[document.uri])
    assert "{#sol-birds}" in renamed and renamed.count("exr-birds") == 3, renamed
    for name, words in [("owl", "Begin it with 'fig-'"), ("fig-line", "There is a label 'fig-line' already")]:
        with pytest.raises(Exception, match=words):
            await client.text_document_rename_async(types.RenameParams(
                document.identifier, document.place("See @fig-"), name))

    # The same for a name of Swift, in cells below and in the prose, once the cells were compiled.
    async def until(ask, condition, seconds=90):
        end = time.time() + seconds
        while time.time() < end:
            answer = await ask()
            if condition(answer):
                return answer
            await asyncio.sleep(0.1)
        raise AssertionError(answer)

    await until(
        lambda: client.text_document_hover_async(at(types.HoverParams, document.place("{swift} ow"))), lambda a: a)
    places = await client.text_document_references_async(types.ReferenceParams(
        types.ReferenceContext(True), document.identifier, document.place("[ ow")))
    assert len(places) == 3, places
    span = await client.text_document_prepare_rename_async(at(types.PrepareRenameParams, document.place("[ ow")))
    assert span.start == document.place("[ "), span
    edit = await client.text_document_rename_async(types.RenameParams(
        document.identifier, document.place("[ ow"), "bird"))
    renamed = document.apply(edit.changes[document.uri])
    assert "let bird = Owl" in renamed and "[ bird.name ]" in renamed and "{swift} bird.name" in renamed, renamed
    with pytest.raises(Exception, match="only what a cell declares can be renamed"):
        await client.text_document_rename_async(types.RenameParams(
            document.identifier, document.place("names.cou"), "number"))

    # Formatting keeps a final semicolon; a range formats the cells that it touches.
    options = types.FormattingOptions(2, True)
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(document.identifier, options))
    formatted = document.apply(edits)
    assert "let names = [owl.name]\nnames.count\n```" in formatted and '"é🦉");' in formatted, formatted
    where = document.place("names.count")
    some = await client.text_document_range_formatting_async(types.DocumentRangeFormattingParams(
        document.identifier, types.Range(where, where), options))
    assert [e.range.start.line for e in some] == [document.place("let  names").line], some

    # Outline, folds, links.
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document.identifier))
    (night,) = symbols
    assert night.name == "Night" and [c.name for c in night.children] == ["fig-owl", "Day"], night
    assert [c.name for c in night.children[0].children] == ["Owl", "owl"], night
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(document.identifier))
    lines = {(f.start_line, f.end_line) for f in folds}
    assert (0, 3) in lines and (document.place("## Day").line, document.text.count("\n") - 1) in lines, lines
    assert (document.place("//| label").line - 1, document.place("//| label").line + 4) in lines, lines
    links = await client.text_document_document_link_async(types.DocumentLinkParams(document.identifier))
    assert {pathlib.Path(l.target).name for l in links} == {"a.md", "_part.md", "owl.png"}, links

    # Colours: the words of the compiler, and of the syntax.
    answer = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document.identifier))
    assert len(answer.data) % 5 == 0 and len(answer.data) > 50, answer
    lines, line, character = document.text.split("\n"), 0, 0
    words = []
    for i in range(0, len(answer.data), 5):
        down, right, length, kind, _ = answer.data[i: i + 5]
        line, character = line + down, right + (0 if down else character)
        words.append((lines[line].encode("utf-16-le")[2 * character: 2 * (character + length)].decode("utf-16-le"), kind))
    assert ("struct", 13) in words and ("Owl", 5) in words and ('"é🦉"', 15) in words, words

    # Run from a cell on: its value stands above it, and is called out of date when a cell above has changed.
    async def titles():
        lenses = await client.text_document_code_lens_async(types.CodeLensParams(document.identifier))
        return [(l.command.title, l.range.start.line) for l in lenses]

    cell = document.place("let  names").line - 1
    assert {("▶ Run from here", cell)} <= set(await titles())
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document.identifier))
    run = [l.command for l in lenses if l.range.start.line == cell][0]
    await client.workspace_execute_command_async(types.ExecuteCommandParams(run.command, run.arguments))
    await until(titles, lambda all: ("= 1", cell) in all)
    document.edit("An owl.", "One owl.")
    document.edit("var name: String", "let name: String")
    await until(titles, lambda all: ("out of date: = 1", cell) in all)

    # Completion of front matter, terms, includes, callouts; what an option says.
    async def complete(place):
        answer = await client.text_document_completion_async(at(types.CompletionParams, place))
        return {item.label: item for item in answer.items}

    document.edit("title: Owls", "title: Owls\nsolutions: ")
    assert set(await complete(document.place("solutions: "))) == {"hide", "fold", "show"}
    document.edit("solutions: ", "execute: { ec")
    assert (await complete(document.place("execute: { ec")))["echo"].text_edit.new_text == "echo: "
    document.edit("\nexecute: { ec", "")
    document.edit("## Day", "[o\n\n::: {.callout-w}\n:::\n\n{{< include _p\n\n## Day")
    assert (await complete(document.place("[o")))["owl"].text_edit.new_text == "owl]{.term}"
    assert set(await complete(document.place(".callout-w"))) == {"note", "tip", "warning", "important", "caution"}
    assert "_part.md" in await complete(document.place("include _p"))
    hover = await client.text_document_hover_async(at(types.HoverParams, document.place("//| fig-c")))
    assert "The caption of the figure" in hover.contents.value, hover
    hover = await client.text_document_hover_async(at(types.HoverParams, document.place("See @fig-")))
    assert hover.contents.value == "Figure 2.1: One owl.", hover
    hover = await client.text_document_hover_async(at(types.HoverParams, document.place('of="ow')))
    assert "hunts by night" in hover.contents.value, hover

    # course.yml: its own mistakes, what it does not list, and a fix for that; its keys and values.
    course = Document(client, settings, (folder / "course.yml").as_uri(), "yaml")
    found = await course.diagnostics(lambda all: any(d.code == "unlisted-chapters" for d in all))
    spare = next(d for d in found if "spare.md" in d.message)
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        course.identifier, spare.range, types.CodeActionContext([spare])))
    assert "chapters: [a.md, b.md, c.md, spare.md]" in course.apply(actions[0].edit.changes[course.uri]), actions
    course.edit("title: Course", "titel: Course")
    found = await course.diagnostics(lambda all: any("titel" in d.message for d in all))
    course.edit("titel: Course", "title: Course\ncheck:\n  heavy-images: ")
    answer = await client.text_document_completion_async(
        types.CompletionParams(course.identifier, course.place("heavy-images: ")))
    assert {item.label for item in answer.items} == {"off", "warning", "error"}, answer
    hover = await client.text_document_hover_async(types.HoverParams(course.identifier, course.place("bibl")))
    assert "BibTeX" in hover.contents.value, hover

    # A chapter that nobody lists says so itself.
    other = Document(client, (folder / "spare.md").read_text(), (folder / "spare.md").as_uri())
    found = await other.diagnostics(lambda all: any(d.code == "unlisted-chapters" for d in all))
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        other.identifier, found[0].range, types.CodeActionContext([found[0]])))
    assert actions[0].title == "List 'spare.md' in course.yml", actions

    # A rubric.
    text = "assignment: a\nsecret: 0123456789abcdef\ncriteria:\n  - id: one\n    judge: manual\n    points: 3\n"
    (folder / "rubric.yml").write_text(text)
    rubric = Document(client, text, (folder / "rubric.yml").as_uri(), "yaml")
    await rubric.diagnostics(lambda all: not all)
    rubric.edit("points: 3", "poinst: 3")
    await rubric.diagnostics(lambda all: any("Did you mean 'points'?" in d.message for d in all))
    rubric.edit("judge: manual", "judge: ")
    answer = await client.text_document_completion_async(
        types.CompletionParams(rubric.identifier, rubric.place("judge: ")))
    assert "gradient-flow" in {item.label for item in answer.items}, answer


@pytest.mark.asyncio
async def test_memory(client: LanguageClient):
    """Ten thousand edits, with questions between them, and the server is no larger for the last eight thousand."""
    (folder / "course.yml").write_text("title: Course\nbibliography: [works.bib]\n")
    text = LONG.replace("{{< include _part.md >}}", "")
    (folder / "b.md").write_text(text)
    document = Document(client, text, (folder / "b.md").as_uri())
    await document.diagnostics(lambda all: all)
    process = (folder.parent / "messages.process").read_text()

    def resident():
        (line,) = [l for l in open(f"/proc/{process}/status") if l.startswith("VmRSS")]
        return int(line.split()[1])

    place = document.place("The owl is called")
    sizes = []
    for step in range(10_000):
        written = types.Range(place, types.Position(place.line, place.character + step % 2))
        document.version += 1
        client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(document.version, document.uri),
            [types.TextDocumentContentChangePartial(range=written, text="" if step % 2 else "x")]))
        if step % 50 == 0:
            await client.text_document_document_symbol_async(types.DocumentSymbolParams(document.identifier))
            await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document.identifier))
        if step in (2_000, 9_999):
            await client.text_document_hover_async(document.at(types.HoverParams, document.place("See @fig-")))
            sizes.append(resident())
    assert sizes[1] < sizes[0] + 20_000, f"kilobytes after 2,000 and 10,000 edits: {sizes}"
