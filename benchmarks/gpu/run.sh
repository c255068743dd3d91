#!/bin/sh
# benchmarks/gpu/run.sh [--out FILE] [--no-build] [options of device_speed.py, such as --device cpu]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$(dirname -- "$here")")
python=${PYTHON:-python3}
out="$here/results.json"
build=true
while [ $# -gt 0 ]; do
  case "$1" in
    --out) out=$2; shift 2 ;;
    --no-build) build=false; shift ;;
    *) break ;;
  esac
done
"$python" -c 'import numpy, torch' 2>/dev/null || {
  echo "run.sh: needs a Python with torch and numpy; name it in PYTHON" >&2
  exit 2
}
cd "$root"
if $build; then mvn -q -B -Pcuda -DskipTests -Dspotless.check.skip=true package; fi
java="java"
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; fi
# As ./normsharp sweep starts it.
export OMP_WAIT_POLICY=PASSIVE CUBLAS_WORKSPACE_CONFIG=:4096:8
if [ -n "${NORMSHARP_CUDA:-}" ]; then
  export LD_LIBRARY_PATH="$NORMSHARP_CUDA${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
"$python" "$here/device_speed.py" --python "$python" "$@" -- "$java" -XX:+UseSerialGC \
  -cp "empirical/torch/target/test-classes:reports/target/lib/*" \
  normsharp.empirical.torch.benchmark.DeviceTimer > "$out.new"
mv "$out.new" "$out"
