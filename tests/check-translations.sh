#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Translations: every file with texts is in POTFILES, and every text has its Chinese.
# usage: check-translations.sh ROOT
set -eu

cd -- "$1"
status=0
fault () { printf '%s\n' "$*"; status=1; }

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# Files in which a text is marked, comments left out.
for file in $(find src -name '*.[ch]' | LC_ALL=C sort); do
  awk '{ gsub(/\/\*[^*]*\*\//, "") } /\/\*/ { comment = 1 } !comment { print } /\*\// { comment = 0 }' \
    "$file" | grep -Eq '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext) ?\(' && echo "$file"
done >"$work/marked" || true
find ui -name '*.ui' -exec grep -l 'translatable=' {} + >>"$work/marked" || true
ls data/*.desktop.in data/*.gschema.xml data/*.metainfo.xml.in data/*.mime.xml.in >>"$work/marked"
LC_ALL=C sort -u "$work/marked" >"$work/expected"
grep -v '^#' po/POTFILES | LC_ALL=C sort -u >"$work/listed"
for file in $(LC_ALL=C comm -23 "$work/expected" "$work/listed"); do
  fault "po/POTFILES lacks $file, which has texts to translate"
done
while read -r file; do
  [ -f "$file" ] || fault "po/POTFILES names $file, which does not exist"
done <"$work/listed"
[ $status = 0 ] || exit 1

# The texts of the sources now, with meson's keywords for GLib.
xgettext --files-from=po/POTFILES --output="$work/muster.pot" --from-code=UTF-8 \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  2>"$work/words" || status=1
# A format that xgettext can't follow, such as one with G_GINT64_FORMAT, loses its translation.
if [ -s "$work/words" ]; then
  cat "$work/words"
  status=1
fi

while read -r language; do
  msgcmp "po/$language.po" "$work/muster.pot" || status=1
  counts=$(LC_ALL=C msgfmt --check --statistics --output-file=/dev/null "po/$language.po" 2>&1) ||
    status=1
  case $counts in
    *fuzzy* | *untranslated*) fault "po/$language.po: $counts" ;;
    *" translated messages.") ;;
    *) fault "po/$language.po: $counts" ;;
  esac
done <po/LINGUAS

exit $status
