"""Peak and growth of the memory of a process that descends, by model. Standard library alone."""

import argparse
import json
import subprocess
import sys

from step_speed import clean_environment

# model, examples, steps; sharpness every 10 steps
PROBES = [("fcn-small", 200, 10000), ("fcn", 5000, 300), ("cnn", 100, 200), ("vit", 20, 60),
          ("transformer", 20, 200), ("resnet20", 4, 100)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="names of models, as fcn,cnn")
    parser.add_argument("java", nargs="+", help="command that starts MemoryProbe, less its arguments")
    options = parser.parse_args()
    chosen = [probe for probe in PROBES if not options.only or probe[0] in options.only.split(",")]
    results = []
    for model, examples, steps in chosen:
        done = subprocess.run(options.java + [model, str(examples), str(steps)], text=True,
                              stdout=subprocess.PIPE, check=True, env=clean_environment())
        result = json.loads(done.stdout.strip().splitlines()[-1])
        result["growth_after_20_percent"] = round(
            result["at_100_percent"] / result["at_20_percent"] - 1, 3)
        results.append({k: round(v, 3) if isinstance(v, float) else v for k, v in result.items()})
        print("memory: %s done in %.0f s" % (model, result["seconds"]), file=sys.stderr)
    json.dump(results, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
