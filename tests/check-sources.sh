#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sources: formatted as .clang-format says, licence on the first line, no file grown past 600 lines.
# usage: check-sources.sh [ROOT]
set -eu

cd -- "${1:-.}"
status=0
fault () { printf '%s\n' "$*"; status=1; }

sources=$(find src tests -name '*.[ch]' | LC_ALL=C sort)

for file in $sources; do
  case $(head -n 1 "$file") in
    '/* SPDX-License-Identifier: GPL-3.0-or-later */') ;;
    *) fault "$file: the first line is not the licence line" ;;
  esac
  case $file in
    *-data.c | *-data.h) ;; # tables
    *)
      lines=$(wc -l <"$file")
      [ "$lines" -le 600 ] || fault "$file: $lines lines; which second purpose moved in?"
      ;;
  esac
done

for file in data/*.sh tests/*.sh tests/*/*.sh .ci/run; do
  [ -e "$file" ] || continue
  sed -n 2p "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
    fault "$file: the second line is not the licence line"
  shellcheck --severity=warning "$file" || status=1
done

# Later versions of clang-format see some things otherwise: it is this one that decides.
printf '%s\n' "$sources" | xargs clang-format-14 --dry-run --Werror || status=1

exit $status
