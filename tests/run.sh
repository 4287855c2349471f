#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds with warnings as errors and runs the checks and all suites;
# then the suites without a display once more under the sanitizers, and a bounded fuzz run.
#
# usage: tests/run.sh [--quick] [SUITE…]
#   --quick  without sanitizers and fuzzing
#   SUITE    only these suites (core model store sheet report office cli ui …), nothing else
#
# The last line is "N passed, N failed, N skipped"; the status is 1 when anything failed.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd)
build=${MUSTER_TEST_BUILD_DIR:-$root/build-tests}
build_sanitized=$build-sanitized
quick=
suites=
for argument in "$@"; do
  case $argument in
    --quick) quick=yes ;;
    -*)
      sed -n 's/^# \(usage: .*\)/\1/p' "$0" >&2
      exit 2
      ;;
    *) suites="$suites $argument" ;;
  esac
done

sh "$root/data/packages.sh" build run test

passed=0 failed=0 skipped=0
finish () {
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] || exit 1
  exit 0
}

# Everything a test might read or leave behind is private to this run. A test that gives up
# root's rights must still find its files, so others may pass through, but list nothing.
private=$(mktemp -d)
trap 'rm -rf -- "$private"' EXIT
trap 'exit 130' INT TERM
chmod 711 "$private"
mkdir -m 700 "$private/run" "$private/home" "$private/logs"
mkdir -m 711 "$private/tmp"
export HOME="$private/home" XDG_RUNTIME_DIR="$private/run" TMPDIR="$private/tmp"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share"
export XDG_CACHE_HOME="$HOME/.cache" XDG_STATE_HOME="$HOME/.local/state"
export GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0 GSK_RENDERER=cairo
export LC_ALL=C.UTF-8
export GSETTINGS_SCHEMA_DIR="$build/data" MUSTER_LOCALE_DIR="$build/po"
unset DISPLAY WAYLAND_DISPLAY LANGUAGE DBUS_SESSION_BUS_ADDRESS

# check NAME COMMAND…: one check, its words shown only when it fails
check () {
  name=$1
  shift
  if "$@" >"$private/logs/$name" 2>&1; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
    tail -n 200 "$private/logs/$name" | sed 's/^/        /'
  fi
}

# tally LOG: adds the results meson wrote there, one JSON object a line
tally () {
  counts=$(python3 - "$1" <<'END'
import json, sys
counts = {'passed': 0, 'failed': 0, 'skipped': 0}
try:
    lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
except FileNotFoundError:
    lines = []
for line in lines:
    result = json.loads(line)['result']
    kind = {'OK': 'passed', 'EXPECTEDFAIL': 'passed', 'SKIP': 'skipped'}.get(result, 'failed')
    counts[kind] += 1
print(counts['passed'], counts['failed'], counts['skipped'])
END
  )
  # shellcheck disable=SC2086
  set -- $counts
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  [ $(($1 + $2 + $3)) -gt 0 ]
}

# meson_test LOGBASE BUILD OPTIONS…: runs tests and adds their results
meson_test () {
  base=$1
  directory=$2
  shift 2
  rm -f -- "$directory/meson-logs/$base.json"
  status=0
  meson test -C "$directory" --logbase "$base" --print-errorlogs "$@" || status=$?
  before=$failed
  if ! tally "$directory/meson-logs/$base.json" || { [ $status != 0 ] && [ "$failed" = "$before" ]; }
  then
    failed=$((failed + 1))
    printf 'FAILED  %s: the tests did not run\n' "$base"
  fi
}

# prepare BUILD OPTIONS…: sets a build directory up, once; gold links the many tests in a third of
# the time
prepare () {
  directory=$1
  shift
  [ -f "$directory/build.ninja" ] || CC_LD=${CC_LD:-gold} meson setup "$directory" "$root" "$@"
}

check setup prepare "$build" -Dwerror=true
check build ninja -C "$build"
[ "$failed" = 0 ] || finish

if [ -n "$suites" ]; then
  for suite in $suites; do
    meson_test "$suite" "$build" --suite "$suite"
  done
  finish
fi

check sources sh "$root/tests/check-sources.sh" "$root"
check layers python3 "$root/tests/layers/check-layers.py" --list "$root"
check layers-can-fail python3 "$root/tests/layers/check-layers.py" --self-test
check translations sh "$root/tests/check-translations.sh" "$root" "$build"
check desktop sh "$root/tests/check-desktop.sh" "$root" "$build"
# The sample and its reports, as whoever tries the program out without a display gets them.
rm -rf -- "$build/sample"
check sample env MUSTER_BUILD_DIR="$build" sh "$root/data/run.sh"
check sample-reports python3 -c 'import json, os, subprocess, sys
program, folder = sys.argv[1:]
names = [report["name"] for report in json.loads(subprocess.check_output([program, "reports", "--json"]))]
missing = [name for name in names if not os.path.exists(f"{folder}/{name}.xlsx")]
sys.exit(f"not written: {missing} of {names}" if missing or not names else 0)' \
  "$build/src/cli/muster-cli" "$build/sample"

meson_test displayless "$build" --no-suite ui
meson_test ui "$build" --suite ui

if [ -z "$quick" ]; then
  export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  export LSAN_OPTIONS="suppressions=$root/tests/leaks.supp:print_suppressions=0"
  check setup-sanitized prepare "$build_sanitized" -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false
  # Builds only what these tests need, so nothing of GTK.
  meson_test sanitized "$build_sanitized" --no-suite ui --timeout-multiplier 4
  unset ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
  if [ -f "$root/tests/fuzz/run.sh" ]; then
    check fuzz sh "$root/tests/fuzz/run.sh" 10
  fi
fi

finish
