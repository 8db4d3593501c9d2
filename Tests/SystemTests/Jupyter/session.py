"""A client's view of the kernel: prints `ok NAME` for each thing that is as it should be."""

import os
import signal
import sys
import time

from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session


class Client:
    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="swift", startup_timeout=300)

    def send(self, code, cell=None, **more):
        content = dict(
            code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=True, stop_on_error=True)
        content.update(more)
        message = self.client.session.msg(
            "execute_request", content, metadata={"cellId": cell} if cell else {})
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def collect(self, request):
        """The messages about a request until it is done, and what came for others meanwhile."""
        own, others = [], []
        while True:
            message = self.client.get_iopub_msg(timeout=300)
            if message["parent_header"].get("msg_id") != request:
                others.append(message)
                continue
            own.append((message["msg_type"], message["content"]))
            if own[-1] == ("status", {"execution_state": "idle"}):
                return own, others

    def run(self, code, cell=None, **more):
        request = self.send(code, cell, **more)
        own, others = self.collect(request)
        reply = self.client.get_shell_msg(timeout=300)
        while reply["parent_header"].get("msg_id") != request:
            reply = self.client.get_shell_msg(timeout=300)
        return reply["content"], own, others, request

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)


def of(messages, kind):
    return [content for name, content in messages if name == kind]


def expect(name, condition, *details):
    if not condition:
        print("FAILED", name, *details)
        sys.exit(1)
    print("ok", name)


def descendants(process):
    found = []
    for thread in os.listdir(f"/proc/{process}/task"):
        for child in open(f"/proc/{process}/task/{thread}/children").read().split():
            found += [int(child)] + descendants(int(child))
    return found


one, two = Client(), Client()

one.run("let here = 1")
two.run("let here = 2")
expect("two kernels", [of(k.run("here")[1], "execute_result")[0]["data"]["text/plain"] for k in (one, two)] == ["1", "2"])
two.close()

reply, own, _, _ = one.run("let list = [1]\nlet place = list.count + 3\nlist[place]")
expect("trap", reply["status"] == "error" and reply["evalue"] == "In [3]:3:1: the cell trapped: Index out of range.", reply)

request = one.send("print(\"begun\")\nwhile true {}")
while True:
    message = one.client.get_iopub_msg(timeout=300)
    if message["msg_type"] == "stream":
        break
one.manager.interrupt_kernel()
one.collect(request)
reply = one.client.get_shell_msg(timeout=300)["content"]
expect("interrupt", reply["ename"] == "Interrupted", reply)
expect("no state lost", of(one.run("here")[1], "execute_result")[0]["data"]["text/plain"] == "1")

one.run("var n = 1", "a")
one.run("n += 1\nn", "b")
_, own, others, _ = one.run("var n = 10", "a")
expect("out of date here", "In [7]" in of(own, "stream")[0]["text"], own)
expect("out of date there", any("Out of date" in m["content"].get("text", "") for m in others))
_, own, _, below = one.run("n += 1\nn", "b")
expect("run again", of(own, "execute_result")[0]["data"]["text/plain"] == "11", own)
_, _, others, _ = one.run("//| rerun: below\nvar n = 20", "a")
below = [(m["msg_type"], m["content"]) for m in others if m["parent_header"].get("msg_id") == below]
expect("rerun below", [kind for kind, _ in below] == ["clear_output", "display_data"] and below[1][1]["data"]["text/plain"] == "21", others)

_, own, _, _ = one.run('show([1, 2])\nstruct Row: Codable { var name: String; var size: Int }\n[Row(name: "<a>", size: 2)]')
expect("table", "<td style=\"text-align: left\">&lt;a&gt;</td>" in of(own, "execute_result")[0]["data"]["text/html"], own)
_, own, _, _ = one.run('Chart { BarMark(x: .value("Pet", "cat"), y: .value("Count", 3)) }')
chart = of(own, "execute_result")[0]["data"]
expect("chart", chart["image/svg+xml"].startswith("<svg") and chart["application/vnd.lectern.table+json"]["columns"], chart)
_, own, _, _ = one.run('claim("One is **one**.", 1 == 1)')
expect("claim", any("✓ One is **one**." == c["data"].get("text/markdown") for k, c in own if k in ("display_data", "execute_result")), own)

_, own, _, _ = one.run("let line = readLine()\nline == nil")
expect("stdin", "no standard input" in of(own, "stream")[0]["text"] and of(own, "execute_result")[0]["data"]["text/plain"] == "true", own)

first = one.send("struct Stop: Error {}\nthrow Stop()")
second = one.send("1")
one.collect(first)
replies = [one.client.get_shell_msg(timeout=300)["content"]["status"] for _ in range(2)]
expect("what follows a failure is aborted", replies == ["error", "aborted"], replies)

message = one.client.session.msg("comm_open", dict(comm_id="x", target_name="y", data={}))
one.client.shell_channel.send(message)
own, _ = one.collect(message["header"]["msg_id"])
expect("comm", of(own, "comm_close") == [dict(comm_id="x", data={})], own)

# The innermost process runs cells; the last ones started wait for the next.
kernel = one.manager.provisioner.process.pid
worker = descendants(kernel)[-1]
os.kill(worker, signal.SIGKILL)
while os.path.exists(f"/proc/{worker}"):
    time.sleep(0.01)
_, own, _, _ = one.run("n")
expect("killed worker", "ended from outside (signal 9" in of(own, "stream")[0]["text"], own)
expect("its state is back", of(own, "execute_result")[0]["data"]["text/plain"] == "21", own)

# Nobody listens while a cell runs, then somebody comes back.
request = one.send("import Foundation\nprint(\"kept\")\nusleep(300_000)\n\"and this\"")
one.client.iopub_channel.stop()
one.client._iopub_channel = None
reply = one.client.get_shell_msg(timeout=300)
while reply["parent_header"].get("msg_id") != request:
    reply = one.client.get_shell_msg(timeout=300)
one.client.iopub_channel.start()
own = []
while not of(own, "execute_result"):
    message = one.client.get_iopub_msg(timeout=300)
    if message["parent_header"].get("msg_id") == request:
        own.append((message["msg_type"], message["content"]))
expect("kept outputs", of(own, "execute_result")[0]["data"]["text/plain"] == "and this", own)

# A file that a cell has read changes.
def text(own, kind="execute_result"):
    return of(own, kind)[0]["data"]["text/plain"]


def write(value):
    with open("data.txt", "w") as file:
        file.write(value)


read = 'import Foundation\nlet words = try String(contentsOfFile: "data.txt", encoding: .utf8)\nwords'
write("first")
_, own, _, above = one.run(read, "file")
one.run("let twice = words + words", "middle")
_, own, _, below = one.run("twice", "below")
expect("file read", text(own) == "firstfirst", own)
write("second")
message = one.client.get_iopub_msg(timeout=300)
expect(
    "changed file is told", message["parent_header"]["msg_id"] == above and
    message["content"]["text"] == "Out of date: 'data.txt' changed since this cell read it. Run the cell again.\n", message)
_, own, others, below = one.run("twice", "below")
expect("changed file is read again", text(own) == "secondsecond", own)
expect("and said", "Note: 'data.txt' changed, so In [" in of(own, "stream")[0]["text"], own)
again = [m["content"]["data"]["text/plain"] for m in others if m["parent_header"].get("msg_id") == above and m["msg_type"] == "display_data"]
expect("its output follows", again == ["second"], others)
write("third")
_, own, others, _ = one.run(read, "file")
expect("the cell itself", text(own) == "third", own)
expect("below are out of date", any(
    m["parent_header"].get("msg_id") == below and "Out of date" in m["content"].get("text", "") for m in others), others)
os.remove("data.txt")
reply, own, _, _ = one.run("words", "more")
expect("a file that is gone", reply["ename"] == "OutOfDate" and "did not come to its end" in reply["evalue"], reply)

# What papermill puts into a notebook.
one.run("let rate: Double = 0.5\nlet names = [\"a\"]", "parameters")
_, own, _, _ = one.run('# Parameters\nrate = 2\nnames = ["x", "caf\\xe9"]\n', "injected")
_, own, _, _ = one.run("rate / 4 + Double(names.count)", "use")
expect("injected parameters", text(own) == "2.5", own)

# A page that is loaded again is another session of the same notebook.
slow = 'import Foundation\nusleep(300_000)\nprint("slow")\nProcess().processIdentifier\n"done"'
request = one.send(slow, "slow")
one.client.get_shell_msg(timeout=300)
one.collect(request)
number = of(one.run(slow, "slow")[1], "execute_input")[0]["execution_count"]
page = Client.__new__(Client)
page.manager, page.client = one.manager, one.manager.client()
page.client.session = Session(key=one.manager.session.key)
page.client.start_channels()
page.client.wait_for_ready(timeout=300)
began = time.time()
_, own, _, _ = page.run(slow, "slow")
expect("kept for the next page", text(own) == "done" and time.time() - began < 0.25 and of(own, "execute_result")[0]["execution_count"] == number + 1, own)
expect("and said to be kept", any("was not run again" in c["text"] for c in of(own, "stream")), own)
_, own, _, _ = page.run(slow, "slow")
expect("once", not any("not run again" in c["text"] for c in of(own, "stream")), own)
page.client.stop_channels()

# A training shows a bar, which is brought up to date where it stands and goes at the end.
_, own, _, _ = one.run(
    "try Trainer(Sequential { Linear(784, 64); Activation.relu; Linear(64, 10) })\n"
    "  .fit(.drawnDigits(count: 2000, testCount: 100), epochs: 240, batchSize: 100).loss < 2")
bars = [c for c in of(own, "display_data") if "<progress" in c["data"].get("text/html", "")]
updates = of(own, "update_display_data")
expect("progress", len(bars) == 1 and " of 240" in bars[0]["data"]["text/plain"] and updates and
    all(c["transient"] == bars[0]["transient"] for c in updates) and updates[-1]["data"]["text/plain"] == "", own)

def descriptors():
    return len(os.listdir(f"/proc/{kernel}/fd"))


one.run("var total = 0")
for _ in range(5):
    one.run("total += 1")
before = descriptors()
for _ in range(20):
    one.run("total += 1")
_, own, _, _ = one.run("total")
expect("cells leave no descriptors", text(own) == "25" and descriptors() <= before, own, before, descriptors())

children = descendants(kernel)
one.close()
deadline = time.time() + 20
while any(os.path.exists(f"/proc/{child}") for child in children) and time.time() < deadline:
    time.sleep(0.02)
expect("nothing is left behind", not any(os.path.exists(f"/proc/{child}") for child in children))
