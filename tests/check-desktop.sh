#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the desktop reads: the entry, metainfo, file type, settings and icons.
# usage: check-desktop.sh ROOT BUILD
set -eu

root=$1
build=$2
id=org.muster.Muster
status=0
fault () { printf '%s\n' "$*"; status=1; }

desktop-file-validate "$build/data/$id.desktop" || status=1
appstreamcli validate --no-net "$build/data/$id.metainfo.xml" || status=1
glib-compile-schemas --strict --dry-run "$root/data" || status=1

# They must be Chinese for a Chinese desktop.
grep -q '^Name\[zh_CN\]=集结$' "$build/data/$id.desktop" || fault "$id.desktop: no Chinese name"
for file in "$id.metainfo.xml" "$id.mime.xml"; do
  grep -q 'xml:lang="zh_CN"' "$build/data/$file" || fault "$file: no Chinese"
done

# GTK recolours what is filled; a stroke would keep its colour or be filled over.
for icon in "$root"/icons/scalable/actions/*-symbolic.svg \
  "$root/icons/hicolor/symbolic/apps/$id-symbolic.svg"; do
  if grep -Eq 'stroke|<style|<line|<polyline|<text|<use' "$icon"; then
    fault "$icon: a symbolic icon is made of filled paths, rectangles and circles only"
  fi
done

exit $status
