"""A session in JupyterLab, in headless Chromium, as a student has it: `lab.py FOLDER SHOTS`.

FOLDER holds `session.ipynb` with one empty cell; it is saved at the end. Pictures go to SHOTS. Prints `ok NAME`
for each step.
"""

import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

work, shots = sys.argv[1:3]
library = os.environ["PYTHONPATH"]
pathlib.Path(shots).mkdir(parents=True, exist_ok=True)
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
address = f"http://127.0.0.1:{port}"


page = None


def wait(name, condition, seconds=180):
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
    if page:
        page.screenshot(path=os.path.join(shots, "failed.png"))
    raise SystemExit(f"FAILED {name}")


log = open(os.path.join(shots, "server.log"), "w")
server = subprocess.Popen(
    [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
     "--IdentityProvider.token=t", f"--app-dir={library}/share/jupyter/lab", f"--ServerApp.root_dir={work}",
     "--LabApp.extension_manager=readonly", "--LabApp.news_url="],
    stdout=log, stderr=subprocess.STDOUT)
try:
    wait("server", lambda: urllib.request.urlopen(f"{address}/api?token=t").read())
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.add_locator_handler(page.get_by_text("Jupyter news?"), lambda text: page.get_by_text("No", exact=True).click())
        page.goto(f"{address}/lab/tree/session.ipynb?token=t")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=300_000)
        # A cell that is run before the page knows its kernel is run by nobody.
        wait("kernel", lambda: "Swift" in page.inner_text(".jp-NotebookPanel-toolbar")
             and "Idle" in page.inner_text("#jp-main-statusbar"))

        def cell(number):
            return page.locator(".jp-Notebook .jp-CodeCell").nth(number)

        def output(number):
            return cell(number).locator(".jp-OutputArea").inner_text()

        def add():
            count = page.locator(".jp-Notebook .jp-CodeCell").count()
            page.keyboard.press("Escape")
            page.keyboard.press("b")
            wait("cell added", lambda: page.locator(".jp-Notebook .jp-CodeCell").count() == count + 1)

        def write(number, text):
            cell(number).locator(".cm-content").click()
            page.keyboard.press("Control+A")
            page.keyboard.press("Delete")
            page.keyboard.insert_text(text)

        def run(number, name, *words):
            cell(number).locator(".cm-content").click()
            page.keyboard.press("Control+Enter")
            wait(name, lambda: all(word in output(number) for word in words))

        def shot(name, number=None):
            if number is not None:
                cell(number).locator(".jp-OutputArea").scroll_into_view_if_needed()
            page.screenshot(path=os.path.join(shots, f"{name}.png"))

        write(0, 'let pet = "cat"\npet')
        run(0, "run", "cat")

        add()

        # JupyterLab gives a kernel one second, which is short beside other tests; one asks again, as a reader would.
        write(1, "")
        page.keyboard.type("pet.u", delay=20)

        def offered():
            page.keyboard.press("Tab")
            time.sleep(1.2)
            return page.locator(".jp-Completer:not(.lm-mod-hidden)").count()

        wait("complete", offered)
        time.sleep(0.5)  # the list is laid out
        shot("complete")
        words = page.inner_text(".jp-Completer")
        assert "uppercased" in words and "method" in words, words
        page.keyboard.press("Escape")
        write(1, "pet.uppercased()")
        run(1, "run below", "CAT")

        add()
        write(2, 'Chart { LinePlot(x: "x", y: "y", domain: 0...3) { $0 * $0 } }')
        page.keyboard.press("Control+Enter")
        picture = cell(2).locator(".jp-OutputArea img, .jp-OutputArea svg")
        wait("plot", lambda: picture.count() and picture.first.bounding_box()["height"] > 100)
        shot("chart")

        add()
        write(3, 'print("begun")\nwhile true {}')
        run(3, "busy", "begun")
        page.get_by_title("Interrupt the kernel").first.click()
        wait("interrupt", lambda: "interrupted" in output(3))
        shot("interrupted", 3)
        write(3, "let none: [Int] = []\nnone[pet.count]")
        run(3, "trap", "Index out of range", "In [5]:2:1")
        shot("trap", 3)

        write(0, 'let pet = "dog"\npet')
        run(0, "go back", "dog", "Out of date now")
        wait("stale output is marked", lambda: "Out of date" in output(1))
        shot("back")
        run(1, "run again", "DOG")
        write(0, '//| rerun: below\nlet pet = "owl"\npet')
        run(0, "rerun", "owl")
        wait("outputs below follow", lambda: "OWL" in output(1) and "Out of date" not in output(1) + output(2))
        shot("rerun")

        page.keyboard.press("Escape")
        page.keyboard.press("0")
        page.keyboard.press("0")
        page.wait_for_selector(".jp-Dialog", timeout=300_000)
        page.keyboard.press("Enter")
        wait("restart asked", lambda: page.locator(".jp-Dialog").count() == 0)
        wait("restart", lambda: "Idle" in page.inner_text("#jp-main-statusbar"))
        run(1, "nothing is left", "cannot find 'pet'")
        run(0, "from the top", "owl")
        run(1, "and below", "OWL")

        # A page that is closed while a cell runs: its outputs are kept for the page that comes back.
        slow = 'import Foundation\nprint("begun"); while access("closed", F_OK) != 0 { usleep(20_000) }\nlet file = "runs.txt"\n' \
            'let runs = ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "") + "x"\n' \
            'try runs.write(toFile: file, atomically: true, encoding: .utf8)\n"after " + runs'
        write(3, slow)
        run(3, "slow begun", "begun")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+s")
        wait("saved while it runs", lambda: "usleep" in pathlib.Path(work, "session.ipynb").read_text())
        place = page.url
        page.goto("about:blank")
        pathlib.Path(work, "closed").write_text("")
        wait("ended unheard", lambda: pathlib.Path(work, "runs.txt").exists())
        page.goto(place)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=300_000)
        # A cell that is run before the page has its kernel is not run at all.
        wait("kernel again", lambda: "Swift" in page.inner_text(".jp-NotebookPanel-toolbar") and "Idle" in page.inner_text("#jp-main-statusbar"))
        assert "after x" not in output(3), output(3)
        run(3, "kept outputs", "after x", "the cell was not run again")
        shot("kept", 3)
        assert pathlib.Path(work, "runs.txt").read_text() == "x"
        write(3, "let none: [Int] = []\nnone[pet.count]")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+s")
        path = pathlib.Path(work, "session.ipynb")
        wait("save", lambda: "OWL" in path.read_text() and "rerun: below" in path.read_text())
        shot("saved")
        page.get_by_role("menuitem", name="Settings").click()
        page.locator(".lm-Menu-itemLabel", has_text="Theme").first.hover()
        page.locator(".lm-Menu-itemLabel", has_text="JupyterLab Dark").first.click()
        wait("dark", lambda: page.locator("body[data-jp-theme-light=false]").count() and not page.locator("#jupyterlab-splash").count())
        shot("dark")
        browser.close()
finally:
    server.terminate()
    try:
        server.wait(timeout=300)
    except subprocess.TimeoutExpired:
        server.kill()
