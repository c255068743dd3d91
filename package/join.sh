#!/bin/sh
# Checks the parts, joins them to @base@, and checks the whole.
set -eu
cd "$(dirname -- "$0")"
sha256sum --check --quiet "@base@.sha256" || {
  echo "join: a part is missing or damaged; copy it again" >&2
  exit 2
}
trap 'rm -f "@base@.joining"' EXIT
cat "@base@".part-* > "@base@.joining"
sum=$(cut -d ' ' -f 1 "@base@.whole.sha256")
[ "$(sha256sum < "@base@.joining" | cut -d ' ' -f 1)" = "$sum" ] || {
  echo "join: the parts are whole but not all of one bundle; remove @base@.part-* of other bundles" >&2
  exit 2
}
mv "@base@.joining" "@base@"
echo "join: @base@ is whole; unpack it with tar -xzf @base@"
