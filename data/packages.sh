#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of the named sections of packages.txt that this machine lacks.
# With nothing missing it does nothing and needs neither root nor network.
set -eu

list=$(dirname -- "$0")/packages.txt

say () { printf '%s\n' "$*" >&2; }

wanted=$(for section in "$@"; do
  awk -v section="[$section]" '
    /^\[/ { inside = $1 == section; next }
    inside && NF && !/^#/ { print $1 }' "$list"
done)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "This machine has no apt, so nothing can be installed here; going on with what there is."
  say "The packages needed, by their Debian names, are in $list."
  exit 0
fi

missing=
for package in $wanted; do
  # A package may be there for several architectures: one word each.
  case " $(dpkg-query -W -f='${db:Status-Status} ' "$package" 2>/dev/null || true)" in
    *" installed "*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "These packages are missing, and installing them needs root:$missing"
    say "As root: apt-get install --no-install-recommends$missing"
    exit 1
  fi
  root=sudo
fi

# The list of packages is split into words on purpose.
# shellcheck disable=SC2086
apt () { $root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" >&2; }
# shellcheck disable=SC2086
known () { apt-get -s install --no-install-recommends $missing >/dev/null 2>&1; }
# shellcheck disable=SC2086
install () { apt install -y --no-install-recommends $missing; }

say "Installing:$missing"
known || apt update || say "The package lists could not be fetched; is the network there?"
if ! install; then
  { apt update && install; } || {
    for package in $missing; do
      apt-cache show "$package" >/dev/null 2>&1 ||
        say "No package source of this machine has $package; Debian 12 (main) has it."
    done
    say "Could not install:$missing"
    exit 1
  }
fi
