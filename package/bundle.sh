#!/bin/sh
# Makes one archive that runs normsharp on linux-x86_64 without Java, Maven or a network.
# package/bundle.sh [--out FILE] [--split SIZE] [--cuda] [--no-build]
set -eu
export LC_ALL=C
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
out=""
split=""
cuda=false
build=true

refuse() {
  echo "bundle.sh: $1" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case "$1" in
    --out) [ $# -ge 2 ] || refuse "--out needs a FILE"; out=$2; shift 2 ;;
    --split) [ $# -ge 2 ] || refuse "--split needs a SIZE such as 60M"; split=$2; shift 2 ;;
    --cuda) cuda=true; shift ;;
    --no-build) build=false; shift ;;
    *) refuse "knows --out FILE, --split SIZE, --cuda and --no-build, got '$1'" ;;
  esac
done
if [ -n "$split" ]; then
  megabytes=${split%M}
  case "$megabytes" in
    ''|0*|*[!0-9]*|?????*) refuse "--split must be 1M to 9999M, got '$split'" ;;
  esac
  [ "$megabytes" != "$split" ] || refuse "--split must be 1M to 9999M, got '$split'"
fi
[ "$(uname -sm)" = "Linux x86_64" ] || refuse "makes bundles on and for Linux x86_64, this is $(uname -sm)"
name=normsharp-linux-x86_64
if $cuda; then name=$name-cuda; fi
[ -n "$out" ] || out="$root/reports/target/$name.tar.gz"
mkdir -p "$(dirname -- "$out")" || refuse "can't write into $(dirname -- "$out")"
out=$(CDPATH= cd -- "$(dirname -- "$out")" && pwd)/$(basename -- "$out")
[ ! -d "$out" ] || refuse "--out must be a file, got the directory $out"

java_home=${JAVA_HOME:-$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac || echo /none/bin/javac)")")")}
for tool in jlink jdeps jar; do
  [ -x "$java_home/bin/$tool" ] || refuse "needs a JDK 17 or later with $tool; set JAVA_HOME to one"
done

if $build; then
  profile=""
  if $cuda; then profile=-Pcuda; fi
  (cd "$root" && mvn -q -B $profile -DskipTests -Dspotless.check.skip=true package) >&2
fi
application=$(ls "$root"/reports/target/normsharp-reports-*.jar 2>/dev/null | grep -v -e -tests -e -sources | head -n 1)
[ -n "$application" ] || refuse "found nothing built; leave out --no-build"
if $cuda; then
  ls "$root"/reports/target/lib/pytorch-*-linux-x86_64-gpu.jar > /dev/null 2>&1 ||
    refuse "the build has no CUDA library; build it with mvn -Pcuda package"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
app="$work/$name"
mkdir -p "$app/lib"

# The same jar without the entries that match; sorted, with fixed times.
trimmed() {
  jar=$1
  shift
  mkdir "$work/jar"
  (cd "$work/jar" && "$java_home/bin/jar" --extract --file "$jar")
  for unwanted in "$@"; do
    # Unquoted: patterns.
    (cd "$work/jar" && eval "rm -rf -- $unwanted")
  done
  target="$app/lib/$(basename -- "$jar")"
  if [ -f "$work/jar/META-INF/MANIFEST.MF" ]; then
    cp "$work/jar/META-INF/MANIFEST.MF" "$work/manifest"
    rm "$work/jar/META-INF/MANIFEST.MF"
    set -- --manifest "$work/manifest"
  else
    set -- --no-manifest
  fi
  (cd "$work/jar" && find . -type f | sort | sed 's#^\./##' > "$work/entries" &&
    "$java_home/bin/jar" --create --file "$target" --date 2025-01-01T00:00:00Z "$@" "@$work/entries")
  rm -rf "$work/jar"
}

cp "$application" "$app/lib/"
for jar in "$root"/reports/target/lib/*.jar; do
  case "$(basename -- "$jar")" in
    # Headers are for people who compile. All of MKL's libraries stay: which ones it opens depends on
    # the processor and on the OpenMP that comes first, and a missing one ends the process.
    mkl-*-linux-x86_64-redist.jar) trimmed "$jar" "org/bytedeco/mkl/*/include" ;;
    openblas-*-linux-x86_64.jar) trimmed "$jar" "org/bytedeco/openblas/*/include" ;;
    pytorch-*-linux-x86_64-gpu.jar)
      if $cuda; then trimmed "$jar" "org/bytedeco/pytorch/*/include"; fi ;;
    cuda-*) if $cuda; then cp "$jar" "$app/lib/"; fi ;;
    pytorch-*-linux-x86_64.jar) trimmed "$jar" "org/bytedeco/pytorch/*/include" ;;
    duckdb_jdbc-*) trimmed "$jar" "*_osx_*" "*_windows_*" "*_linux_arm64*" ;;
    z3-turnkey-*) trimmed "$jar" "com/microsoft/z3/osx" "com/microsoft/z3/windows" "com/microsoft/z3/linux/aarch64" ;;
    *) cp "$jar" "$app/lib/" ;;
  esac
done

# By static analysis, and what only reflection finds: JDBC, sun.misc, elliptic curves for downloads.
modules=$("$java_home/bin/jdeps" --multi-release 17 --ignore-missing-deps --print-module-deps \
  --class-path "$app/lib/*" "$app"/lib/normsharp-*.jar 2>/dev/null)
[ -n "$modules" ] || refuse "jdeps could not read $application"
modules="$modules,java.sql,java.management,java.naming,java.xml,jdk.unsupported,jdk.crypto.ec,jdk.zipfs"
"$java_home/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files \
  --no-man-pages --compress=2 --output "$app/runtime"

commit=$(git -C "$root" describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)
sed "s/@commit@/$commit/" "$here/launcher.sh" > "$app/normsharp"
chmod 755 "$app/normsharp"
cp "$root/LICENSE" "$here/README.md" "$app/"
chmod -R u=rwX,go=rX "$app"

tar --sort=name --mtime=2025-01-01T00:00:00Z --owner=0 --group=0 --numeric-owner --format=gnu \
  -C "$work" -cf - "$name" | gzip -n -6 > "$work/archive"
if [ -z "$split" ]; then
  mv "$work/archive" "$out"
  (cd "$(dirname -- "$out")" && sha256sum "$(basename -- "$out")" > "$out.sha256")
  du -m "$out" | sed 's/\t/ MB /' >&2
  exit 0
fi
base=$(basename -- "$out")
rm -f -- "$out".part-*
(cd "$(dirname -- "$out")" &&
  split -b "${megabytes}000000" -d -a 3 "$work/archive" "$base.part-" &&
  sha256sum "$base".part-* > "$base.sha256" &&
  printf '%s  %s\n' "$(sha256sum < "$work/archive" | cut -d ' ' -f 1)" "$base" > "$base.whole.sha256" &&
  sed "s/@base@/$base/g" "$here/join.sh" > "$base.join.sh" &&
  chmod 755 "$base.join.sh" && ls "$base".part-* | wc -l | sed "s/$/ parts of at most $split beside $base.join.sh/" >&2)
