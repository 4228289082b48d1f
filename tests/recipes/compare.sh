#!/bin/sh
# What one build of newsclaim finds otherwise than another: compare.sh OLD NEW FOLDER [check's options].
# OLD and NEW are the two programs. The folder is copied and stays as it is. Ends like `newsclaim check`: 0 where nothing
# differs, 1 where something does.
set -eu
[ $# -ge 3 ] || { echo "usage: compare.sh OLD NEW FOLDER [OPTION]..." >&2; exit 64; }
old=$(realpath "$(command -v "$1")")
new=$(realpath "$(command -v "$2")")
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R "$3/." "$copy"
shift 3
cd "$copy"
"$old" check --no-config --update . >/dev/null 2>&1 || true
"$new" check --no-config "$@" .
