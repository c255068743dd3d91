#!/bin/sh
# Starts normsharp from its bundle, which brings its own Java.
set -eu
self=$(readlink -f -- "$0")
here=$(dirname -- "$self")
options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
# Long runs want the second compiler tier.
case "${1:-}" in
  sweep|report) options="-XX:+UseSerialGC" ;;
esac
# Natives are unpacked once: beside the bundle where that can be written, else in the home directory.
if mkdir -p "$here/cache" 2>/dev/null && [ -w "$here/cache" ]; then
  set -- "-Dorg.bytedeco.javacpp.cachedir=$here/cache" "$@"
else
  set -- "-Dnormsharp.bundle=read-only" "$@"
fi
property=$1
shift
# Waiting threads sleep: on a machine with other work, threads that spin slow each other tenfold.
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-PASSIVE}"
# On NVIDIA cards: cuBLAS on one path from run to run, CUDA's libraries where they are.
export CUBLAS_WORKSPACE_CONFIG="${CUBLAS_WORKSPACE_CONFIG:-:4096:8}"
if [ -n "${NORMSHARP_CUDA:-}" ]; then
  export LD_LIBRARY_PATH="$NORMSHARP_CUDA${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
if [ -t 2 ]; then options="$options -Dnormsharp.terminal=true"; fi
exec "$here/runtime/bin/java" $options "$property" -Dnormsharp.commit=@commit@ -Dfile.encoding=UTF-8 \
  -cp "$here/lib/*" normsharp.reports.cli.NormSharp "$@"
