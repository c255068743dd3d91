#!/bin/sh
# Unpacks a bundle and uses it from an empty environment: package/test-bundle.sh FILE
set -eu
[ $# -eq 1 ] && [ -f "$1" ] || { echo "test-bundle.sh: needs a bundle's FILE" >&2; exit 2; }
# A space in the path finds unquoted variables.
work=$(mktemp -d "${TMPDIR:-/tmp}/a bundle.XXXXXX")
trap 'rm -rf "$work"' EXIT
tar -xzf "$1" -C "$work"
normsharp=$(ls -d "$work"/normsharp-*)/normsharp
# Nothing from the caller's environment: no PATH, no HOME, no JAVA_HOME.
run() { (cd "$work" && env -i "$normsharp" "$@"); }
expect() {
  grep -q -e "$1" "$work/out" || { echo "test-bundle.sh: no '$1' in:" >&2; cat "$work/out" >&2; exit 1; }
}
run doctor > "$work/out"
expect '✓ torch: LibTorch'
expect 'cpu'
run solve --x 1,-3 --y 1 --eta 1/5 --json > "$work/out"
expect '"criticalLearningRate": "1/2"'
run verify "Proposition 3.2" > "$work/out"
expect 'proved'
run sweep diagonal-x-1-3-y-1 --out "$work/diagonal" > "$work/out" 2> "$work/err"
expect 'critical rate'
[ -f "$work/diagonal/runs.parquet" ] || { echo "test-bundle.sh: no Parquet table" >&2; exit 1; }
cat > "$work/tiny.conf" <<'CONF'
extends = "synthetic-classes"
loss-goal = 0.3
step-limit = 40
CONF
run sweep --show "$work/tiny.conf" > "$work/out"
run sweep "$work/tiny.conf" --out "$work/tiny" > "$work/out" 2> "$work/err" || { cat "$work/err" >&2; exit 1; }
[ -s "$work/tiny/runs.csv" ] || { echo "test-bundle.sh: no table of runs" >&2; exit 1; }
if run sweep synthetic-classes --device tpu --out "$work/none" > "$work/out" 2>&1; then
  echo "test-bundle.sh: a device that does not exist was accepted" >&2
  exit 1
fi
expect "got 'tpu'"
[ ! -e "$work/none" ] || { echo "test-bundle.sh: a refused sweep left a directory" >&2; exit 1; }
echo "the bundle answers from an empty environment"
