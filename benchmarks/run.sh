#!/bin/sh
# All benchmarks in one run; writes results.json and results.txt beside this file.
# benchmarks/run.sh [--data DIR] [--rates 0.14,0.07]; about 12 minutes on 2 cores.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
data=${NORMSHARP_DATA:-$HOME/.cache/normsharp/data}
rates=0.14,0.07
python=${PYTHON:-/usr/bin/python3}
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$2; shift 2 ;;
    --rates) rates=$2; shift 2 ;;
    *) echo "run.sh: knows --data DIR and --rates LIST, got '$1'" >&2; exit 2 ;;
  esac
done
"$python" -c 'import numpy, scipy, torch' 2>/dev/null || {
  echo "run.sh: needs Python with torch, numpy and scipy (Debian: python3-torch python3-scipy)" >&2
  exit 2
}
cd "$root"
mvn -q -B -DskipTests -Dspotless.check.skip=true package
java="java"
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; fi
# As ./normsharp sweep starts it.
start="env OMP_WAIT_POLICY=PASSIVE $java -XX:+UseSerialGC -Dfile.encoding=UTF-8 -cp empirical/torch/target/test-classes:reports/target/lib/*"
package=normsharp.empirical.torch.benchmark
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
set -f
"$python" "$here/step_speed.py" --python "$python" --data "$data" -- $start $package.StepTimer > "$scratch/speed"
"$python" "$here/whole_runs.py" --python "$python" --data "$data" --rates "$rates" -- $start $package.RunTimer > "$scratch/runs"
"$python" "$here/memory.py" -- $start $package.MemoryProbe > "$scratch/memory"
{
  printf '{"speed": '; cat "$scratch/speed"
  printf ', "runs": '; cat "$scratch/runs"
  printf ', "memory": '; cat "$scratch/memory"
  printf '}\n'
} | "$python" -m json.tool > "$here/results.json"
"$python" "$here/table.py" "$here/results.json" | tee "$here/results.txt"
