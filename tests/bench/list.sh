#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The list of 250,000 people in the real window: longest stalls and memory.
#
# usage: list.sh BENCH-LIST MUSTER-CLI
set -eu

private=$(mktemp -d)
trap 'rm -rf -- "$private"' EXIT
export XDG_DATA_HOME="$private/data" XDG_CONFIG_HOME="$private/config"
"$2" sample "$private/district.muster" --people 250000 --seed 1 >/dev/null
"$1" "$private/district.muster"
