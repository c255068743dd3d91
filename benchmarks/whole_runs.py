"""Whole runs at given learning rates: ours and the reference harness's way, one after the other.

Also holds the two against each other: the same steps, sharpness and test loss, and the numbers of
Hessian-vector products that the sharpness took. Standard library alone.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

from step_speed import ENVIRONMENTS, clean_environment

HERE = pathlib.Path(__file__).resolve().parent
CONFIGURATION = "fcn-relu-mnist-5k-mse-0.1"


def run(command, environment=None):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          env={**clean_environment(), **(environment or {})})
    return json.loads(done.stdout.strip().splitlines()[-1])


def compare(ours, theirs):
    theirs_at = dict(zip(theirs["sample_steps"], theirs["sharpness"]))
    differences = [abs(s / theirs_at[t] - 1)
                   for t, s in zip(ours["sample_steps"], ours["sharpness"]) if t in theirs_at]
    samples = len(ours["products"])
    residuals = [r / s for r, s in zip(ours["residual"], ours["sharpness"])]
    return {
        "rate": ours["rate"],
        "steps": [ours["steps"], theirs["steps"]],
        "test_loss": [ours["test_loss"], theirs["test_loss"]],
        "sharpness_relative_difference": {"median": statistics.median(differences),
                                          "largest": max(differences)},
        "seconds": [round(ours["seconds"], 2), round(theirs["seconds"], 2)],
        "ratio": round(theirs["seconds"] / ours["seconds"], 2),
        "products_per_sharpness": {
            "ours": round(sum(ours["products"]) / samples, 2),
            "ours_median": statistics.median(ours["products"]),
            "arpack_tolerance_0": round(statistics.mean(theirs["products"]), 2),
            "arpack_tolerance_1e-4": round(statistics.mean(theirs["loose_products"]), 2)},
        "largest_residual": {"ours": max(residuals), "arpack_tolerance_1e-4": max(theirs["loose_residual"])},
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--rates", default="0.14,0.07", help="as 0.14,0.07")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--environment", default="passive+malloc", choices=sorted(ENVIRONMENTS))
    parser.add_argument("java", nargs="+", help="command that starts RunTimer, less its arguments")
    options = parser.parse_args()
    runs = []
    for rate in options.rates.split(","):
        ours = run(options.java + [CONFIGURATION, options.data, rate, options.threads])
        theirs = run([options.python, str(HERE / "reference_way.py"), "--data", options.data,
                      "--rate", rate, "--threads", options.threads, "--loose-every", "4"],
                     ENVIRONMENTS[options.environment])
        runs.append(compare(ours, theirs))
        print("whole_runs: rate %s done, ratio %s" % (rate, runs[-1]["ratio"]), file=sys.stderr)
    total = [sum(run["seconds"][side] for run in runs) for side in (0, 1)]
    json.dump({"configuration": CONFIGURATION, "python_environment": options.environment,
               "load_at_end": os.getloadavg()[0], "runs": runs,
               "ratio_of_all": round(total[1] / total[0], 2)}, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
