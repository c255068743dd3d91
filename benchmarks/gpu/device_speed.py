"""Ours against eager PyTorch on one device in one run, taking turns. Standard library alone.

Writes JSON: medians in ms, their ratio, FLOP/s of the matrix products that the work needs, and the
share of the ceiling, a large square product measured in the same run.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
LAYERS = ((784, 200), (200, 200), (200, 10))


def flops(measure, examples, copies, steps):
    """Multiplications and additions of the products; the first layer needs no input's derivative."""
    first, rest = LAYERS[0][0] * LAYERS[0][1], sum(i * o for i, o in LAYERS[1:])
    step = examples * (4 * first + 6 * rest)
    product = examples * (4 * first + 12 * rest)
    per_copy = {"step": step, "product": product, "lanczos": 20 * product}
    return None if measure == "sweep" else copies * per_copy[measure]


class Timer:
    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.about = self.process.stdout.readline().strip()
        if not self.about.startswith("ready "):
            sys.exit("device_speed: %s: %s" % (command[0], self.about or "did not start"))

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = [float(word) for word in self.process.stdout.readline().split()]
        if not answer:
            sys.exit("device_speed: no answer to %s" % (words,))
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--examples", type=int, default=5000)
    parser.add_argument("--copies", default="1,8,24")
    parser.add_argument("--steps", type=int, default=200, help="steps of a rate in the sweep")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("java", nargs="+", help="command that starts DeviceTimer, less its arguments")
    options = parser.parse_args()
    copies = [int(k) for k in options.copies.split(",")]
    tail = [options.device, str(options.examples), str(options.steps)]
    ours = Timer(options.java + tail)
    theirs = Timer([options.python, str(HERE / "pytorch_device.py")] + tail)
    result = {"date": time.strftime("%Y-%m-%d"), "device": options.device, "ours": ours.about[6:],
              "pytorch": theirs.about[6:], "examples": options.examples, "steps": options.steps,
              "ceiling_flops": {}, "measures": []}
    for precision in ("float32", "float64"):
        size, *times = theirs.ask("gemm", precision, 1, options.repeats)
        ceiling = 2 * size ** 3 / (statistics.median(times) * 1e-3)
        result["ceiling_flops"][precision] = ceiling
        for measure in ("step", "product", "lanczos", "sweep"):
            for k in copies if measure != "sweep" else [max(copies)]:
                rounds, repeats = (options.rounds, options.repeats) if measure != "sweep" else (2, 1)
                a, b = [], []
                for _ in range(rounds):
                    a += ours.ask(measure, precision, k, repeats)
                    b += theirs.ask(measure, precision, k, repeats)
                mine, other = statistics.median(a), statistics.median(b)
                entry = {"measure": measure, "precision": precision, "copies": k, "ours_ms": mine,
                         "pytorch_ms": other, "ratio": other / mine}
                work = flops(measure, options.examples, k, options.steps)
                if work:
                    entry["ours_flops"] = work / (mine * 1e-3)
                    entry["pytorch_flops"] = work / (other * 1e-3)
                    entry["ours_share_of_ceiling"] = entry["ours_flops"] / ceiling
                result["measures"].append(entry)
                print("%(precision)s %(measure)s K=%(copies)d: %(ours_ms).2f ms, PyTorch"
                      " %(pytorch_ms).2f ms, %(ratio).2f times as fast" % entry, file=sys.stderr)
    ours.close()
    theirs.close()
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
