"""Runs an exported notebook with nbclient, nbconvert and papermill, and prints the differences from the
outputs that it was exported with: `same NAME`, or what differs."""

import json
import os
import re
import subprocess
import sys

import nbformat
import papermill
from nbclient import NotebookClient

path = sys.argv[1]
kernel = "swift"


def outputs(book):
    """What each cell shows, in a form in which the same results are the same."""
    cells = []
    for cell in book.cells:
        if cell.cell_type != "code":
            continue
        shown = []
        for output in cell.outputs:
            kind = output.output_type
            if kind == "stream":
                if shown and shown[-1][0] == output.name:
                    shown[-1] = (output.name, shown[-1][1] + output.text)
                else:
                    shown.append((output.name, output.text))
            elif kind == "error":
                shown.append((kind, output.evalue))
            else:
                # The value of a cell's last expression bears a number here; a bar that is gone is empty.
                data = {k: v for k, v in output.data.items() if not k.startswith("application/vnd.lectern.")}
                if any(data.values()):
                    shown.append(("display", json.dumps(data, sort_keys=True)))
        cells.append(shown)
    return cells


def timed(book):
    """The numbers of cells that read a clock, or use what such a cell declares: times are not the same
    twice, nor what a sentence says of them."""
    names, found = {"ContinuousClock"}, set()
    for number, cell in enumerate(cell for cell in book.cells if cell.cell_type == "code"):
        if names & set(re.findall(r"\w+", cell.source)):
            found.add(number)
            names |= set(re.findall(r"\b(?:func|let|var) (\w+)", cell.source))
    return found


def compare(name, book):
    expected = outputs(nbformat.read(path, as_version=4))
    found = outputs(book)
    clocked = timed(book)
    for number, (left, right) in enumerate(zip(expected, found, strict=True)):
        if number in clocked:
            left, right = ([kind for kind, _ in shown] for shown in (left, right))
        if left != right:
            print("DIFFERS", name, number, str(left)[:400], str(right)[:400])
            sys.exit(1)
    print("same", name, sum(map(len, found)))


book = nbformat.read(path, as_version=4)
for cell in book.cells:
    if cell.cell_type == "code":
        cell.outputs = []
empty = path.replace(".ipynb", ".empty.ipynb")
nbformat.write(book, empty)

# Where the notebook lies, as JupyterLab and nbconvert do it: there is its course.
folder = os.path.dirname(os.path.abspath(path))
client = NotebookClient(
    nbformat.read(empty, as_version=4), kernel_name=kernel, timeout=300, resources={"metadata": {"path": folder}})
compare("nbclient", client.execute())
if "--all" in sys.argv:
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--log-level", "ERROR",
         f"--ExecutePreprocessor.kernel_name={kernel}", empty, "--output", "converted.ipynb"], check=True)
    compare("nbconvert", nbformat.read(folder + "/converted.ipynb", as_version=4))
    try:
        papermill.execute_notebook(empty, path + ".papermill.ipynb", kernel_name=kernel, progress_bar=False, cwd=folder)
    except papermill.PapermillExecutionError:
        # It fails for every error that is shown, one that is part of the lesson too, when all cells have run and
        # the result is written.
        pass
    compare("papermill", nbformat.read(path + ".papermill.ipynb", as_version=4))

    if not any("parameters" in cell.metadata.get("tags", []) for cell in book.cells):
        sys.exit(0)
    # Other parameters, by papermill's own way: a cell below the one with the tag.
    try:
        papermill.execute_notebook(
            empty, path + ".papermill.ipynb", kernel_name=kernel, progress_bar=False, cwd=folder,
            language="python", parameters={"scale": 3, "pet": "new"})
    except papermill.PapermillExecutionError:
        pass
    found = outputs(nbformat.read(path + ".papermill.ipynb", as_version=4))
    print("parameters", tuple(json.loads(text)["text/plain"] for cell in found for _, text in cell if '(4.5, ' in text))
