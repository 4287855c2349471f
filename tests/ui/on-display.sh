#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a display, a session bus and an accessibility bus of its own.
#
# usage: on-display.sh COMMAND…
set -eu

XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'rm -rf -- "$XDG_RUNTIME_DIR"' EXIT
trap 'exit 130' INT TERM

# Numbered by the process: several that look for a free display at once would find the same one.
# Without -noreset a program that starts while the only other one leaves the display is turned away.
xvfb-run -n $((100 + $$ % 30000)) -s '-screen 0 1440x900x24 -nolisten tcp -noreset' \
  dbus-run-session -- "$@"
