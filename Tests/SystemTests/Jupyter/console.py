"""`jupyter console` at a terminal: prints `ok NAME` for each step."""

import os
import sys

import pexpect

terminal = pexpect.spawn(
    sys.executable, ["-m", "jupyter_console", "--kernel", "swift", "--simple-prompt"], encoding="utf-8", timeout=300,
    env=os.environ | {"TERM": "dumb"})


def step(name, line, answer):
    if line is not None:
        terminal.sendline(line)
    try:
        terminal.expect(answer)
    except (pexpect.TIMEOUT, pexpect.EOF):
        print("FAILED", name, terminal.before)
        sys.exit(1)
    print("ok", name)


step("banner", None, "Swift, by Lectern")
step("prompt", None, r"In \[1\]:")
step("value", "let n = 20 + 1; n * 2", r"Out\[1\]: 42")
step("print", 'print("printed", n)', r"printed 21\r\n")
step("error", "nothing", "cannot find 'nothing' in scope")
step("trap", "[1][n]", "Index out of range")
step("state", "n", r"Out\[5\]: 21")
terminal.sendline("exit")
terminal.expect(pexpect.EOF)
print("ok exit")
