#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Translations: every file with texts is in POTFILES, every text has its Chinese, and programs that
# aren't installed find it.
# usage: check-translations.sh [ROOT BUILD]
set -eu

cd -- "${1:-.}"
build=${2:-build}
status=0
fault () { printf '%s\n' "$*"; status=1; }

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# extract FILES POT: the texts of the files, with meson's keywords for GLib
extract () {
  xgettext --files-from="$1" --output="$2" --from-code=UTF-8 --add-location=file \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
    2>"$work/words" || status=1
  # A format that xgettext can't follow, such as one with G_GINT64_FORMAT, loses its translation.
  if [ -s "$work/words" ]; then
    cat "$work/words"
    status=1
  fi
}

{
  find src -name '*.[ch]'
  find ui -name '*.ui'
  ls data/*.desktop.in data/*.gschema.xml data/*.metainfo.xml.in data/*.mime.xml.in
} >"$work/all"
extract "$work/all" "$work/all.pot"
sed -n 's/^#: //p' "$work/all.pot" | tr ' ' '\n' | LC_ALL=C sort -u >"$work/expected"
grep -v '^#' po/POTFILES | LC_ALL=C sort -u >"$work/listed"
for file in $(LC_ALL=C comm -23 "$work/expected" "$work/listed"); do
  fault "po/POTFILES lacks $file, which has texts to translate"
done
while read -r file; do
  [ -f "$file" ] || fault "po/POTFILES names $file, which does not exist"
done <"$work/listed"
extract po/POTFILES "$work/muster.pot"

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

LC_ALL=C.UTF-8 LANGUAGE=zh_CN MUSTER_LOCALE_DIR="$build/po" "$build/src/cli/muster-cli" --help |
  grep -q '^用法：' || fault "muster-cli doesn't speak Chinese"

exit $status
