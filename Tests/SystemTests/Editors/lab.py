"""A session through jupyter-lsp, over the socket by which JupyterLab speaks with it, then a short one in JupyterLab's own
editor, in headless Chromium: `lab.py COURSE`; `LECTERN` is the program. Prints `ok NAME` for each step."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

import websocket
from playwright.sync_api import sync_playwright

course = pathlib.Path(sys.argv[1]).resolve()
library = os.environ["PYTHONPATH"].split(":")[0]
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
address = f"http://127.0.0.1:{port}"
settings = pathlib.Path(os.environ["HOME"]) / ".jupyter" / "jupyter_server_config.json"
settings.parent.mkdir(exist_ok=True)
settings.write_text(json.dumps({"LanguageServerManager": {"autodetect": False, "language_servers": {"lectern": {
    "version": 2, "argv": [os.environ["LECTERN"], "lsp"], "languages": ["markdown", "ipythongfm"],
    "mime_types": ["text/markdown", "text/x-ipythongfm"], "requires_documents_on_disk": False,
    "display_name": "Lectern"}}}}))


def wait(name, condition, seconds=240):
    end = time.time() + seconds
    while time.time() < end:
        try:
            found = condition()
            if found:
                print("ok", name, flush=True)
                return found
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"FAILED {name}")


class Client:
    """A client of the server behind jupyter-lsp's socket."""

    def __init__(self):
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{port}/lsp/ws/lectern?token=t", timeout=300)
        self.count, self.diagnostics = 0, {}
        self.ask("initialize", {"processId": None, "rootUri": course.as_uri(), "capabilities": {}})
        self.tell("initialized", {})
        self.version, self.texts = 0, {}

    def receive(self):
        message = json.loads(self.socket.recv())
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def tell(self, method, parameters):
        self.socket.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters}))

    def ask(self, method, parameters):
        self.count += 1
        self.socket.send(json.dumps({"jsonrpc": "2.0", "id": self.count, "method": method, "params": parameters}))
        while (message := self.receive()).get("id") != self.count or "method" in message:
            pass
        return message["result"]

    def open(self, file):
        self.texts[file.as_uri()] = file.read_text()
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": file.as_uri(), "languageId": "markdown", "version": 0, "text": file.read_text()}})

    def change(self, uri, text):
        self.version += 1
        self.texts[uri] = text
        self.tell("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.version}, "contentChanges": [{"text": text}]})

    def shown(self, name, uri, condition):
        while not condition(self.diagnostics.get(uri)):
            self.receive()
        print("ok", name, flush=True)
        return self.diagnostics[uri]

    def at(self, uri, text):
        head = self.texts[uri][: self.texts[uri].index(text) + len(text)]
        position = {"line": head.count("\n"), "character": len(head.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2}
        return {"textDocument": {"uri": uri}, "position": position}

    def edited(self, uri, changes):
        lines = self.texts[uri].split("\n")

        def offset(position):
            line = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le")
            return sum(len(l) + 1 for l in lines[: position["line"]]) + len(line)

        text = self.texts[uri]
        for change in sorted(changes, key=lambda c: (c["range"]["start"]["line"], c["range"]["start"]["character"]), reverse=True):
            text = text[: offset(change["range"]["start"])] + change["newText"] + text[offset(change["range"]["end"]):]
        return text


def has(text):
    return lambda found: found is not None and any(text in d["message"] for d in found)


def session():
    client, a, b = Client(), (course / "a.md").as_uri(), (course / "b.md").as_uri()
    client.open(course / "a.md")
    client.open(course / "b.md")

    def replace(old, new):
        assert old in client.texts[a], old
        client.change(a, client.texts[a].replace(old, new, 1))

    def labels(text):
        return [item["label"] for item in client.ask("textDocument/completion", client.at(a, text))["items"]]

    client.shown("a reference to nothing", a, has("fig-zebra"))
    replace("fig-zebra", "fig-line")
    client.shown("is mended", a, lambda found: found == [])
    replace("pet.name", "pet.nmae")
    client.shown("an error is seen", a, has("value of type 'Pet' has no member 'nmae'"))
    replace("pet.nmae", "pet.name")
    client.shown("and gone", a, lambda found: found == [])
    assert "name" in labels("pet.na")
    print("ok completion of a member")
    replace("//| fig-cap", "//| ec\n//| fig-cap")
    assert "echo" in labels("//| ec")
    print("ok completion of an option")
    replace("//| ec\n", "")
    assert "fig-line" in labels("@fig-")
    print("ok completion of a label")
    found = client.ask("textDocument/definition", client.at(a, '"; pe'))
    assert found["range"]["start"] == client.at(a, "let ")["position"], found
    print("ok definition in an earlier cell")
    found = client.ask("textDocument/definition", client.at(a, "Activ"))
    assert "Activation" in found["uri"] or "interface" in found["uri"], found
    print("ok definition in the kit")
    edit = client.ask("textDocument/rename", {**client.at(a, "label: fig-"), "newName": "fig-path"})
    for uri, changes in edit["changes"].items():
        client.change(uri, client.edited(uri, changes))
    assert "@fig-path" in client.texts[a] and "@fig-path" in client.texts[b], client.texts
    print("ok rename in two chapters")
    replace("fig-cap", "fig-cpa")
    (wrong,) = client.shown("an unknown option", a, has("fig-cpa"))
    actions = client.ask("textDocument/codeAction", {
        "textDocument": {"uri": a}, "range": wrong["range"], "context": {"diagnostics": [wrong]}})
    client.change(a, client.edited(a, actions[0]["edit"]["changes"][a]))
    assert "fig-cap" in client.texts[a]
    client.shown("quick fix", a, lambda found: found == [])
    client.socket.close()


def editor():
    """What a reader sees who opens a chapter with JupyterLab's editor."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        page.goto(f"{address}/lab/tree/a.md?factory=Editor&token=t")
        page.wait_for_selector(".jp-FileEditor .cm-content", timeout=300_000)

        def write(old, new):
            page.locator(".cm-line", has_text=old).first.click()
            page.keyboard.press("End")
            page.keyboard.press("Shift+Home")
            page.keyboard.insert_text(new)

        def told(words):
            mark = page.locator(".cm-lintRange")
            if not mark.count():
                return False
            page.mouse.move(600, 700)
            try:
                mark.first.hover(timeout=5000)
                page.locator(".cm-tooltip-lint", has_text=words).wait_for(timeout=5000)
            except Exception:
                return False
            return True

        wait("the editor shows a reference to nothing", lambda: told("fig-zebra"))
        write("See @fig-zebra", "See @fig-line.")
        wait("the editor shows that it is mended", lambda: page.locator(".cm-lintRange").count() == 0)
        write("pet.name", 'let owl = "x"; pet.nmae')
        wait("the editor shows an error", lambda: told("has no member 'nmae'"))
        write("pet.nmae", "pet.na")

        def offered():
            page.keyboard.press("Tab")
            time.sleep(1)
            return page.locator(".jp-Completer:not(.lm-mod-hidden)", has_text="name").count()

        wait("the editor completes a member", offered)
        if "LECTERN_SHOTS" in os.environ:
            page.screenshot(path=os.path.join(os.environ["LECTERN_SHOTS"], "editor.png"))
        browser.close()
    assert not (course / ".virtual_documents").exists()


log = open("server.log", "w")
server = subprocess.Popen(
    [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
     "--IdentityProvider.token=t", f"--app-dir={library}/share/jupyter/lab", f"--ServerApp.root_dir={course}",
     "--LabApp.extension_manager=readonly", "--LabApp.news_url="], stdout=log, stderr=subprocess.STDOUT,
    env={**os.environ, "JUPYTER_PATH": f"{library}/share/jupyter", "JUPYTER_CONFIG_PATH": f"{library}/etc/jupyter"})
try:
    wait("server", lambda: urllib.request.urlopen(f"{address}/lsp/status?token=t").read())
    session()
    editor()
finally:
    server.terminate()
    server.wait(20)
