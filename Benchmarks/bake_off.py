"""The bake-off's training beside PyTorch: same starting weights, same batches, interleaved runs, ratios of seconds.

usage: bake_off.py PATH/TO/lectern-bench [--rounds N] [--no-compile]
"""

import array
import pathlib
import subprocess
import sys
import tempfile
import time

import torch
import torch.nn as nn

SIZES = [784, 512, 256, 128, 64, 10]
BATCH = 128
ACTIVATIONS = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "leaky": lambda: nn.LeakyReLU(0.01),
    "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU,
}
ROUNDS = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 2
WAYS = ["eager"] if "--no-compile" in sys.argv else ["eager", "compiled"]
torch.set_num_threads(2)


class Engine:
    """The other side, which answers one line per command."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def numbers(self, command):
        return [float(word) for word in self.ask(command).split()]


def load(folder):
    images = torch.frombuffer(bytearray((folder / "images").read_bytes()), dtype=torch.uint8)
    labels = torch.frombuffer(bytearray((folder / "labels").read_bytes()), dtype=torch.uint8)
    weights = torch.frombuffer(bytearray((folder / "weights").read_bytes()), dtype=torch.float32)
    return (images.reshape(-1, 784).float() - 127.5) / 127.5, labels.long(), weights


def network(activation, weights):
    layers = []
    for index, (inputs, outputs) in enumerate(zip(SIZES, SIZES[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if index + 2 < len(SIZES):
            layers.append(activation())
    model = nn.Sequential(*layers)
    offset = 0
    with torch.no_grad():
        for parameter in model.parameters():
            count = parameter.numel()
            parameter.copy_(weights[offset : offset + count].reshape(parameter.shape))
            offset += count
    return model


class Torch:
    def __init__(self, name, way, data):
        self.images, self.labels, weights = data
        self.model = network(ACTIVATIONS[name], weights)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3, fused=way == "compiled")
        self.call = torch.compile(self.model) if way == "compiled" else self.model
        self.loss = nn.CrossEntropyLoss()

    def step(self, index):
        first = index * BATCH
        self.optimizer.zero_grad()
        loss = self.loss(self.call(self.images[first : first + BATCH]), self.labels[first : first + BATCH])
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def epoch(self):
        start = time.perf_counter()
        for index in range((len(self.images) + BATCH - 1) // BATCH):
            self.step(index)
        return time.perf_counter() - start


def main():
    engine = Engine(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        print(engine.ask(f"prepare {folder}"), "| torch", torch.__version__, flush=True)
        data = load(pathlib.Path(folder))
    worst = 0.0
    for name in ACTIVATIONS:
        ours = engine.numbers(f"losses {name}")
        side = Torch(name, "eager", data)
        theirs = [side.step(index) for index in range(100)]
        worst = max([worst] + [abs(a - b) for a, b in zip(ours[-1:], theirs[-1:])])
        print(f"loss after 100 steps, {name}: {ours[-1]:.6f} here, {theirs[-1]:.6f} in PyTorch", flush=True)
    if worst > 1e-3:
        sys.exit(f"The losses differ by {worst:.2e} after 100 steps; ratios would compare different work.")
    best = {}
    peak = 0.0
    for _ in range(ROUNDS):
        for name in ACTIVATIONS:
            for way in WAYS:
                side = Torch(name, way, data)
                for index in range(20):
                    side.step(index)
                best[way, name] = min(best.get((way, name), 1e9), side.epoch())
            best["here", name] = min(best.get(("here", name), 1e9), engine.numbers(f"epoch {name}")[0])
        best["here", "all"] = min(best.get(("here", "all"), 1e9), engine.numbers("all")[0])
        best["norms", "gelu"] = min(best.get(("norms", "gelu"), 1e9), engine.numbers("norms gelu")[0])
        peak = max(peak, engine.numbers("peak")[0])
    for name in ACTIVATIONS:
        ratios = ", ".join(f"{best['here', name] / best[way, name]:.2f} of {way}" for way in WAYS)
        print(f"{name}, alone on one core: {best['here', name]:.2f} s, {ratios} on two")
    total = best["here", "all"]
    for way in WAYS:
        words = "eager PyTorch" if way == "eager" else "PyTorch compiled with fused Adam"
        seconds = sum(best[way, name] for name in ACTIVATIONS)
        print(f"{words}: {seconds:.2f} s for all seven")
        print(f"bake-off, seven activations, time relative to {words}: {total / seconds:.2f}")
    rate = 7 * 158.5 / total
    print(f"here: {total:.2f} s for all seven, {rate:.0f} GFLOP/s in matrix products")
    print(f"share of the matrix-product rate ({peak:.0f} GFLOP/s): {rate / peak:.2f}")
    print(f"gradient norms every step cost {best['norms', 'gelu'] / best['here', 'gelu'] - 1:+.1%}")
    layers(engine)


def layers(engine):
    engine.process.stdin.write("layers\n")
    engine.process.stdin.flush()
    ours = [float(engine.process.stdout.readline().split()[-1]) for _ in range(2)]
    convolution = nn.Conv2d(16, 16, 3, padding=1)
    gru = nn.GRU(64, 64, batch_first=True)
    sides = [
        ("convolution", lambda x: convolution(x), torch.full((64, 16, 14, 14), 0.5, requires_grad=True)),
        ("GRU", lambda x: gru(x)[0], torch.full((64, 6, 64), 0.5, requires_grad=True)),
    ]
    for (name, call, x), mine in zip(sides, ours):
        for count in (20, 300):
            start = time.perf_counter()
            for _ in range(count):
                y = call(x)
                y.backward(torch.full_like(y, 0.1))
            spent = (time.perf_counter() - start) / count * 1000
        print(f"{name} step, one core here and two in PyTorch: {mine:.3f} ms, relative {mine / spent:.2f}")


main()
