#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Our reader against openpyxl's read-only mode on the same .xlsx files, and their ratio.
#
# usage: read.sh BENCH-READ WRITE-DISTRICT [FILE.xlsx…]
set -eu

bench=$1 write=$2
shift 2
private=$(mktemp -d)
trap 'rm -rf -- "$private"' EXIT
if [ $# = 0 ]; then
  "$write" "$private" a 25000 1 >/dev/null
  set -- "$private"/*.xlsx
fi

"$bench" "$@" >/dev/null
ours=$("$bench" "$@")
theirs=$(/usr/bin/python3 - "$@" <<'END'
import sys, time
import openpyxl
began = time.monotonic()
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for _ in sheet.iter_rows(values_only=True):
            pass
print(f'{time.monotonic() - began:.3f}')
END
)
echo "ours: $ours; openpyxl read-only: $theirs s"
echo "$ours" | awk -v t="$theirs" '{ printf "ratio 1/%.1f\n", t / $1 }'
