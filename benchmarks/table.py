"""results.json as a table. Standard library alone."""

import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        results = json.load(file)
    speed, runs, memory = results["speed"], results["runs"], results["memory"]
    print("%s against %s, %d threads, %s, load %.1f to %.1f" % (
        speed["engine"], speed["pytorch"], speed["threads"], speed["activation"],
        speed["load_at_start"], speed["load_at_end"]))
    row = "%-17s %9s %9s %22s %10s   %s"
    print(row % ("measure", "ours ms", "PyTorch", "ratio (quartiles)", "GEMM share", "PyTorch's environment"))
    for name, entry in speed["measures"].items():
        ratio = entry["ratio"]
        print(row % (
            name, entry["ours_ms"]["median"], entry["pytorch_ms"]["median"],
            "%.2f (%.2f–%.2f)" % (ratio["median"], *ratio["quartiles"]),
            "%.0f %%" % (100 * entry["gemm_share"]["median"]) if "gemm_share" in entry else "",
            entry["pytorch_environment"]))
    print()
    print("Whole runs of %s: ours, the reference harness's way" % runs["configuration"])
    row = "%-6s %12s %19s %7s %24s %34s"
    print(row % ("rate", "steps", "seconds", "ratio", "sharpness differs by", "products: ours, ARPACK 1e-4, 0"))
    for run in runs["runs"]:
        products = run["products_per_sharpness"]
        print(row % (
            run["rate"], "%d, %d" % tuple(run["steps"]), "%.1f, %.1f" % tuple(run["seconds"]), run["ratio"],
            "%.0e (largest %.0e)" % tuple(run["sharpness_relative_difference"].values()),
            "%.1f, %.1f, %.1f" % (products["ours"], products["arpack_tolerance_1e-4"],
                                  products["arpack_tolerance_0"])))
    print("all: ratio %s" % runs["ratio_of_all"])
    print()
    row = "%-44s %8s %6s %8s %8s %10s"
    print(row % ("memory (MB)", "examples", "steps", "peak", "at 20 %", "growth"))
    for probe in memory:
        print(row % (probe["model"], probe["examples"], probe["steps"], "%.0f" % probe["peak"],
                     "%.0f" % probe["at_20_percent"], "%.1f %%" % (100 * probe["growth_after_20_percent"])))


if __name__ == "__main__":
    main()
