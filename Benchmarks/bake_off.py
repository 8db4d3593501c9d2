"""The bake-off's training beside PyTorch: same starting weights, same batches, interleaved runs, ratios of seconds.

usage: bake_off.py PATH/TO/lectern-bench [--rounds N] [--no-compile]

Both sides have the same number of threads. The two are first trained for 100 steps; ratios are only printed when
their losses agree at every step. Twelve million pre-activations go through these steps, and of a few float
rounding decides on which side of a kink they fall; from there Adam leads the two networks apart, whatever
the implementation. So starting weights are tried until some are found with which that does not happen; sides that
compute different things never agree.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import torch
import torch._dynamo
import torch.nn as nn

SIZES = [784, 512, 256, 128, 64, 10]
BATCH = 128
FLOP_PER_SAMPLE = 158.5e9 / 60_000  # of one activation's matrix products
ACTIVATIONS = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "leaky": lambda: nn.LeakyReLU(0.01),
    "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU,
}


def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


# Seven networks of one class, two shapes each: PyTorch counts them together, gives up at eight by default, and
# runs the rest uncompiled without a word. It gets room, and fails where even that is not enough.
# The settings' names changed between versions.
for name in ["recompile_limit", "cache_size_limit"]:
    if hasattr(torch._dynamo.config, name):
        setattr(torch._dynamo.config, name, 64)
for name in ["fail_on_recompile_limit_hit", "fail_on_cache_limit_hit"]:
    if hasattr(torch._dynamo.config, name):
        setattr(torch._dynamo.config, name, True)

WAYS = ["eager"] if "--no-compile" in sys.argv else ["eager", "compiled"]
WORDS = {"eager": "eager PyTorch", "compiled": "PyTorch compiled with fused Adam"}


class Engine:
    """The other side, which answers one line per command."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command, lines=1):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return [self.process.stdout.readline().strip() for _ in range(lines)]

    def numbers(self, command):
        return [float(word) for word in self.ask(command)[0].split()]


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
        # Two shapes, the full batch and the last one, each compiled once for its own size.
        self.call = torch.compile(self.model, dynamic=False) if way == "compiled" else self.model
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


def compare_losses(engine, name):
    """Trains both sides for 100 steps from the same weights, with up to twelve starts."""
    for seed in range(1, 13):
        engine.process.stdin.write(f"seed {seed}\n")
        data = prepare(engine)[1]
        ours = engine.numbers(f"losses {name}")
        side = Torch(name, "eager", data)
        theirs = [side.step(index) for index in range(100)]
        worst = max(abs(a - b) for a, b in zip(ours, theirs))
        if worst <= 1e-3:
            print(
                f"{name}, start {seed}: loss after 100 steps {ours[-1]:.6f} here, {theirs[-1]:.6f} in PyTorch; "
                f"largest difference of a step {worst:.1e}", flush=True)
            return
    sys.exit(f"The losses of {name} differ by more than 1e-3 from every start; ratios would compare different work.")


def prepare(engine):
    with tempfile.TemporaryDirectory() as folder:
        return engine.ask(f"prepare {folder}")[0], load(pathlib.Path(folder))


def race(engine, data, rounds):
    """The seconds of each epoch by round, and the largest rate of matrix products."""
    sides = {(way, name): Torch(name, way, data) for way in WAYS for name in ACTIVATIONS}
    last = (len(data[0]) + BATCH - 1) // BATCH - 1
    for side in sides.values():
        # The last batch is smaller: its shape is compiled here too, and not in the race.
        for index in [*range(20), last, last]:
            side.step(index)
    seconds, rate = {}, 0.0
    for _ in range(rounds):
        rate = max(rate, engine.numbers("peak")[0])
        seconds.setdefault(("here", "all"), []).append(engine.numbers("all")[0])
        for name in ACTIVATIONS:
            for way in WAYS:
                seconds.setdefault((way, name), []).append(sides[way, name].epoch())
            seconds.setdefault(("here", name), []).append(engine.numbers(f"epoch {name}")[0])
    return seconds, rate


def ratio(ours, theirs):
    """The middle of the ratios of neighbours in time: other load on the machine slows both."""
    return statistics.median(a / b for a, b in zip(ours, theirs))


def report(seconds, rate, samples):
    for name in ACTIVATIONS:
        ours = seconds["here", name]
        ratios = ", ".join(f"{ratio(ours, seconds[way, name]):.2f} of {WORDS[way]}" for way in WAYS)
        print(f"{name}, one network at a time: {min(ours):.2f} s, {ratios}")
    alone = [sum(times) for times in zip(*(seconds["here", name] for name in ACTIVATIONS))]
    for way in WAYS:
        theirs = [sum(times) for times in zip(*(seconds[way, name] for name in ACTIVATIONS))]
        print(f"{WORDS[way]}: {min(theirs):.2f} s for all seven, one at a time; here {ratio(alone, theirs):.2f} of that")
        print(
            f"bake-off, seven activations, time relative to {WORDS[way]}: "
            f"{ratio(seconds['here', 'all'], theirs):.2f}")
    total = min(seconds["here", "all"])
    ours = 7 * samples * FLOP_PER_SAMPLE / total / 1e9
    print(f"here, as a bake-off runs them: {total:.2f} s for all seven, {ours:.0f} GFLOP/s in matrix products")
    print(f"share of the matrix-product rate of the same run ({rate:.0f} GFLOP/s): {ours / rate:.0%}")


def norms(engine, rounds):
    """Adam's pass has the norms in any case, so the cost is that of reading them; pairs in both orders."""
    plain, recorded = [], []
    for turn in range(2 * rounds):
        pair = [("epoch gelu", plain), ("norms gelu", recorded)]
        for command, times in pair if turn % 2 else reversed(pair):
            times.append(engine.numbers(command)[0])
    print(f"gradient norms recorded every step cost {min(recorded) / min(plain) - 1:+.1%}")


def layers(engine, rounds):
    """One forward and backward pass of a convolution and of a GRU, as the depth study has them, batch 64."""
    convolution = nn.Conv2d(16, 16, 3, padding=1).to(memory_format=torch.channels_last)
    images = torch.full((64, 16, 14, 14), 0.5).to(memory_format=torch.channels_last).requires_grad_()
    gru = nn.GRU(64, 64, batch_first=True)
    sides = {
        "convolution": (convolution, images),
        "GRU": (lambda x: gru(x)[0], torch.full((64, 6, 64), 0.5, requires_grad=True)),
    }
    best = {}
    for _ in range(rounds + 1):
        ours = [float(line.split()[-1]) for line in engine.ask("layers", lines=2)]
        for (name, (call, x)), mine in zip(sides.items(), ours):
            start = time.perf_counter()
            for _ in range(100):
                y = call(x)
                y.backward(torch.full_like(y, 0.1))
            theirs = (time.perf_counter() - start) / 100 * 1000
            before = best.get(name, (mine, theirs))
            best[name] = (min(before[0], mine), min(before[1], theirs))
    for name, (mine, theirs) in best.items():
        print(f"{name}, forward and backward: {mine:.3f} ms, relative to PyTorch's best layout: {mine / theirs:.2f}")


def main():
    rounds = option("--rounds", 2)
    engine = Engine(sys.argv[1])
    words, data = prepare(engine)
    print(f"{words} | PyTorch {torch.__version__} with {torch.get_num_threads()} threads", flush=True)
    for name in ACTIVATIONS:
        compare_losses(engine, name)
    layers(engine, rounds)
    norms(engine, rounds)
    report(*race(engine, data, rounds), len(data[0]))


main()
