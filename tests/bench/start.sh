#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Start to first complete frame with 25,000 people, against an empty libadwaita window; medians of
# several runs in turn, and their ratio.
#
# usage: start.sh BENCH-START MUSTER-CLI [RUNS]
set -eu

bench=$1 cli=$2 runs=${3:-7}
private=$(mktemp -d)
trap 'rm -rf -- "$private"' EXIT
export XDG_DATA_HOME="$private/data" XDG_CONFIG_HOME="$private/config"
export GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0 GSK_RENDERER=cairo

"$cli" sample "$private/district.muster" --people 25000 --seed 1 >/dev/null
figure=$("$bench" --count "$private/district.muster")

median () { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for _ in $(seq "$runs"); do
  "$bench" >>"$private/empty"
  "$bench" "$private/district.muster" "$figure" >>"$private/full"
done
empty=$(median "$private/empty") full=$(median "$private/full")
awk -v e="$empty" -v f="$full" -v r="$runs" 'BEGIN {
  printf "start to first complete frame, 25,000 people: %d ms; empty window: %d ms; ratio %.2f (median of %d)\n", f, e, f / e, r
}'
