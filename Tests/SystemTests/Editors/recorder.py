"""Stands between an editor and a server and keeps what they say: `recorder.py FILE PROGRAM...`.

FILE has one line of JSON for each message, `["client", message]` or `["server", message]`."""

import json
import os
import subprocess
import sys
import threading

log = open(sys.argv[1], "a", buffering=1)
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
open(sys.argv[1] + ".process", "w").write(str(server.pid))
turn = threading.Lock()


def messages(stream):
    while True:
        length = 0
        while True:
            line = stream.readline()
            if not line:
                return
            if line == b"\r\n":
                break
            name, value = line.split(b":", 1)
            if name.lower() == b"content-length":
                length = int(value)
        yield stream.read(length)


def carry(who, source, target):
    for body in messages(source):
        with turn:
            log.write(json.dumps([who, json.loads(body)]) + "\n")
        target.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        target.flush()
    try:
        target.close()
    except BrokenPipeError:
        pass


from_client = threading.Thread(target=carry, args=("client", sys.stdin.buffer, server.stdin), daemon=True)
from_client.start()
carry("server", server.stdout, os.fdopen(1, "wb", buffering=0))
sys.exit(server.wait())
