#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Queries on 250,000 people, and a journal of a million entries.
#
# usage: query.sh BENCH-QUERY MUSTER-CLI
set -eu

private=$(mktemp -d)
trap 'rm -rf -- "$private"' EXIT
export XDG_DATA_HOME="$private/data" XDG_CONFIG_HOME="$private/config"
"$2" sample "$private/district.muster" --people 250000 --seed 1 >/dev/null
"$1" "$private/district.muster"
