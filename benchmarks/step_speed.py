"""Gradient step and Hessian-vector product: ours against eager PyTorch, interleaved in one run.

All processes stay alive; only one runs at a time, the others are stopped by a signal, so that no
waiting thread of theirs spins. PyTorch runs under several environments; for each measure the
fastest of them, chosen by a first round, is what we are compared with. Standard library alone.
"""

import argparse
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TUNED_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "17179869184",
                "MALLOC_TOP_PAD_": "268435456"}
PASSIVE = {"OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_THREAD_TIMEOUT": "4"}
ENVIRONMENTS = {
    "default": {},
    "malloc": TUNED_MALLOC,
    "passive": PASSIVE,
    "passive+malloc": {**PASSIVE, **TUNED_MALLOC},
    "spin+malloc": {"GOMP_SPINCOUNT": "10000", "OPENBLAS_THREAD_TIMEOUT": "10", **TUNED_MALLOC},
    "one BLAS thread+malloc": {"OPENBLAS_NUM_THREADS": "1", **PASSIVE, **TUNED_MALLOC},
}
MEASURES = [(m, p) for p in ("float32", "float64") for m in ("step", "product")]


def clean_environment():
    """The caller's environment without what would tune threads or memory."""
    tuning = ("OMP_", "GOMP_", "MKL_", "KMP_", "OPENBLAS_", "MALLOC_", "GLIBC_")
    return {k: v for k, v in os.environ.items() if not k.startswith(tuning)}


class Timer:
    """A process that times on request, stopped in between."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            env={**clean_environment(), **(environment or {})})
        self.about = self.process.stdout.readline().strip()
        if not self.about.startswith("ready "):
            sys.exit("step_speed: could not start %s" % command)
        os.kill(self.process.pid, signal.SIGSTOP)

    def times(self, measure, precision, repeats):
        os.kill(self.process.pid, signal.SIGCONT)
        self.process.stdin.write("%s %s %d\n" % (measure, precision, repeats))
        self.process.stdin.flush()
        answer = [float(word) for word in self.process.stdout.readline().split()]
        os.kill(self.process.pid, signal.SIGSTOP)
        if len(answer) != repeats:
            sys.exit("step_speed: no answer to %s %s" % (measure, precision))
        return answer

    def close(self):
        os.kill(self.process.pid, signal.SIGCONT)
        self.process.stdin.close()
        self.process.wait()


def summary(times):
    quarters = statistics.quantiles(times, n=4)
    return {"median": round(quarters[1], 2), "quartiles": [round(quarters[0], 2), round(quarters[2], 2)],
            "least": round(min(times), 2)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="directory that holds MNIST")
    parser.add_argument("--activation", default="relu", help="relu as in Table 1, or tanh")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("java", nargs="+", help="command that starts StepTimer, less its arguments")
    options = parser.parse_args()

    tail = [options.activation, options.threads, options.data]
    load = os.getloadavg()[0]
    ours = Timer(options.java + tail)
    theirs = {name: Timer([options.python, str(HERE / "pytorch_step.py")] + tail, environment)
              for name, environment in ENVIRONMENTS.items()}
    best = {}
    for measure in MEASURES:
        times = {name: statistics.median(
            t for _ in range(2) for t in timer.times(*measure, options.repeats))
            for name, timer in theirs.items()}
        best[measure] = min(times, key=times.get)
        print(*measure, {k: round(v, 1) for k, v in times.items()}, file=sys.stderr)
    result = {"engine": ours.about[6:], "pytorch": theirs["default"].about[6:],
              "activation": options.activation, "threads": int(options.threads),
              "load_at_start": load, "niceness": os.nice(0), "measures": {}}
    for measure, precision in MEASURES:
        mine, other, gemm, ratios, shares = [], [], [], [], []
        for _ in range(options.rounds):
            a = ours.times(measure, precision, options.repeats)
            b = theirs[best[measure, precision]].times(measure, precision, options.repeats)
            ratios.append(statistics.median(b) / statistics.median(a))
            mine += a
            other += b
            if measure == "step":
                g = ours.times("gemm", precision, options.repeats)
                shares.append(statistics.median(g) / statistics.median(a))
                gemm += g
        entry = {"ours_ms": summary(mine), "pytorch_ms": summary(other),
                 "pytorch_environment": best[measure, precision], "ratio": summary(ratios)}
        if gemm:
            entry["gemm_ms"] = summary(gemm)
            entry["gemm_share"] = summary(shares)
        result["measures"][measure + " " + precision] = entry
    result["load_at_end"] = os.getloadavg()[0]
    for timer in [ours, *theirs.values()]:
        timer.close()
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
