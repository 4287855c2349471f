#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every target for a while under the sanitizers, with libFuzzer where clang has it, and with
# the driver of the tests where not.
#
# usage: tests/fuzz/run.sh [SECONDS]   (for each target; 20 unless told)
set -eu

seconds=${1:-20}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM

printf 'int LLVMFuzzerTestOneInput (const char *d, unsigned long n) { return 0; }\n' >"$work/probe.c"
if clang -fsanitize=fuzzer,address,undefined "$work/probe.c" -o "$work/probe" 2>/dev/null; then
  build=${MUSTER_FUZZ_BUILD_DIR:-$root/build-fuzz}
  # The link option is for the tools of the build, which meson links without the sanitizers.
  [ -f "$build/build.ninja" ] || CC=clang meson setup "$build" "$root" -Db_lundef=false \
    -Db_sanitize=address,undefined -Dc_args=-fsanitize=fuzzer-no-link \
    -Dc_link_args=-fsanitize=address,undefined
else
  printf 'clang or its libFuzzer is missing: the driver of the tests is used.\n'
  build=${MUSTER_FUZZ_BUILD_DIR:-$root/build-fuzz-driver}
  [ -f "$build/build.ninja" ] || meson setup "$build" "$root" -Db_lundef=false \
    -Db_sanitize=address,undefined
fi

export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
for name in csv number xls xlsx; do
  ninja -C "$build" "tests/fuzz/fuzz-$name"
  # What libFuzzer finds worth keeping goes into the first folder, which is thrown away.
  mkdir "$work/$name"
  cp -- "$root/tests/fuzz/corpus/$name"/* "$work/$name/"
  (cd "$work" && "$build/tests/fuzz/fuzz-$name" -max_total_time="$seconds" "$work/$name")
done
