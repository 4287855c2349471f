#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the build needs, builds, and opens the sample district. Without a display it
# writes the sample's reports instead. Arguments go to muster in place of the sample.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd)
build=${MUSTER_BUILD_DIR:-$root/build}
sample=$build/sample

say () { printf '%s\n' "$*" >&2; }

sh "$root/data/packages.sh" build run

if [ ! -f "$build/build.ninja" ]; then
  say "Preparing the build in $build"
  mkdir -p -- "$build"
  meson setup "$build" "$root" >"$build/setup.log" 2>&1 || {
    cat "$build/setup.log" >&2
    say "The build could not be prepared; the last lines above say what is missing."
    exit 1
  }
fi
say "Building"
ninja -C "$build" >"$build/build.log" 2>&1 || {
  cat "$build/build.log" >&2
  say "The build failed; see above."
  exit 1
}

# Nothing is installed: settings and texts come from the build directory.
export GSETTINGS_SCHEMA_DIR="$build/data"
export MUSTER_LOCALE_DIR="$build/po"
# Chinese file names need UTF-8.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

muster=$build/src/ui/muster
cli=$build/src/cli/muster-cli

mkdir -p -- "$sample"
if [ ! -f "$sample/district.muster" ]; then
  say "Making the sample district"
  rm -f -- "$sample/new.muster"
  "$cli" sample "$sample/new.muster" >/dev/null
  mv -- "$sample/new.muster" "$sample/district.muster"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  [ $# -gt 0 ] || set -- "$sample/district.muster"
  exec "$muster" "$@"
fi

say "No display: writing the sample district's reports"
"$cli" reports | sed -n 's|^\([a-z][a-z-]*\) .*|\1|p' | while read -r report; do
  rm -f -- "$sample/$report.xlsx"
  "$cli" export "$sample/district.muster" "$report" "$sample/$report.xlsx"
done
say "The sample district and its reports are in $sample"
