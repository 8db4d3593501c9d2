"""Whether every message of a server is valid against the protocol: `validity.py FILE METHOD...`.

FILE is what `recorder.py` kept. lsprotocol's types are made from the protocol's meta model: a message has to be one of
them, without a member that the type does not have, and has to read the same when it is written again. The METHODs are
those that have to be among what was answered."""

import json
import sys

import attrs
from lsprotocol import converters, types

converter = converters.get_converter()


def strays(raw, value, path):
    """The members of a message that its type does not have. Where the protocol allows anything, `data`, anything is."""
    if attrs.has(type(value)) and isinstance(raw, dict):
        known = {camel(field.name): field for field in attrs.fields(type(value))}
        for name, member in raw.items():
            if name not in known:
                yield f"{path}.{name}"
            else:
                yield from strays(member, getattr(value, known[name].name), f"{path}.{name}")
    elif isinstance(raw, list) and isinstance(value, (list, tuple)):
        for number, (old, new) in enumerate(zip(raw, value)):
            yield from strays(old, new, f"{path}[{number}]")


def camel(name):
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def without_nothing(value):
    """Members that are null may be left out, but for those that the protocol wants."""
    if isinstance(value, dict):
        return {key: without_nothing(member) for key, member in value.items() if member is not None}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value


def check(message, kind):
    value = converter.structure(message, kind)
    found = list(strays(message, value, kind.__name__))
    assert not found, f"no member of the protocol: {found}"
    again = json.loads(json.dumps(converter.unstructure(value, unstructure_as=kind)))
    assert without_nothing(again) == without_nothing(message), f"reads otherwise: {again}"


asked, seen, faults, count = {}, set(), [], 0
for line in open(sys.argv[1]):
    who, message = json.loads(line)
    method, identifier = message.get("method"), message.get("id")
    if who == "client":
        if method and identifier is not None:
            asked[identifier] = method
        continue
    count += 1
    try:
        assert message["jsonrpc"] == "2.0"
        if method:
            check(message, types.METHOD_TO_TYPES[method][0])
            seen.add(method)
        elif "error" in message:
            check(message, types.ResponseErrorMessage)
        else:
            method = asked[identifier]
            check(message, types.METHOD_TO_TYPES[method][1])
            if message["result"] not in (None, [], {}):
                seen.add(method)
    except Exception as fault:
        faults.append(f"{method}: {type(fault).__name__} {fault}\n  {json.dumps(message)[:600]}")
missing = [method for method in sys.argv[2:] if method not in seen]
assert count, "the server has said nothing"
assert not faults, "\n".join(faults)
assert not missing, f"never answered: {missing}"
print(f"ok {count} messages of {len(seen)} methods are valid")
