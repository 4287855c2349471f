#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer test: every layer includes only what stands left of it and the libraries it may use.

check-layers.py [--list] ROOT    checks ROOT/src; with --list names every include, layer by layer
check-layers.py --self-test      proves on small bad trees that each rule can fail
"""

import re
import sys
import tempfile
from pathlib import Path

# Which layers a layer may include, besides itself.
LEFT = {
    'core': set(),
    'model': {'core'},
    'store': {'core', 'model'},
    'planning': {'core'},
    'sheet': {'core', 'model'},
    'chart': {'core'},
    'report': {'core', 'model', 'store', 'sheet', 'chart'},
    'office': {'core', 'model', 'store', 'planning', 'sheet', 'chart', 'report'},
    'cli': {'core', 'model', 'store', 'planning', 'sheet', 'chart', 'report', 'office'},
    'ui': {'core', 'model', 'store', 'planning', 'sheet', 'chart', 'report', 'office'},
    'main': {'core', 'ui'},
}

# Which libraries a layer may include, besides C and GLib.
LIBRARIES = {
    'core': {'icu'},
    'model': {'json'},
    'store': {'json', 'nettle', 'sqlite'},
    'planning': set(),
    'sheet': {'json', 'archive', 'expat', 'xlsxwriter'},
    'chart': {'cairo', 'pango'},
    'report': {'json', 'cairo', 'pango'},
    'office': {'json', 'cairo', 'pango'},
    'cli': {'json', 'cairo', 'pango'},
    'ui': {'json', 'cairo', 'pango', 'gtk'},
    'main': {'gtk'},
}

# What nobody to the left of files, clock and chance may touch.
FORBIDDEN_HEADERS = {
    'core': {'stdio.h', 'unistd.h', 'fcntl.h', 'glib/gstdio.h'},
    'planning': {'stdio.h', 'unistd.h', 'fcntl.h', 'glib/gstdio.h', 'time.h', 'sys/time.h'},
}

HEADERS = [
    ('icu', re.compile(r'unicode/')),
    ('json', re.compile(r'json-glib/')),
    ('sqlite', re.compile(r'sqlite3(ext)?\.h$')),
    ('nettle', re.compile(r'nettle/')),
    ('archive', re.compile(r'archive(_entry)?\.h$')),
    ('expat', re.compile(r'expat(_external)?\.h$')),
    ('xlsxwriter', re.compile(r'xlsxwriter(\.h$|/)')),
    ('cairo', re.compile(r'cairo')),
    ('pango', re.compile(r'pango/')),
    ('gtk', re.compile(r'(gtk|gdk|gsk|adwaita)([-/.]|$)')),
    ('glib', re.compile(r'(glib|gobject|gio|gmodule)([-/.]|$)')),
    ('c', re.compile(
        r'(assert|ctype|errno|fcntl|fenv|float|inttypes|limits|locale|langinfo|malloc|math|pwd|setjmp|'
        r'signal|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|'
        r'time|uchar|unistd|wchar|wctype|sys/[a-z]+)\.h$')),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)


def layer_of(path, source):
    parts = path.relative_to(source).parts
    return parts[0] if len(parts) > 1 else 'main'


def includes_of(path):
    text = COMMENT.sub('', path.read_text(encoding='utf-8'))
    return [(kind == '<', name) for kind, name in INCLUDE.findall(text)]


def library_of(name):
    return next((library for library, pattern in HEADERS if pattern.match(name)), None)


def check(root):
    """The faults of ROOT/src as sentences, and every layer's includes."""
    source = Path(root) / 'src'
    files = sorted(p for p in source.rglob('*') if p.suffix in {'.c', '.h'})
    homes = {}
    for path in files:
        homes.setdefault(path.name, set()).add(layer_of(path, source))

    faults = []
    listing = {}
    for path in files:
        layer = layer_of(path, source)
        where = path.relative_to(root)
        if layer not in LEFT:
            faults.append(f'{where}: “{layer}” is no layer')
            continue
        for is_system, name in includes_of(path):
            base = name.rsplit('/', 1)[-1]
            listing.setdefault(layer, set()).add(name)
            if not is_system and base in homes:
                if not homes[base] & (LEFT[layer] | {layer}):
                    other = ', '.join(sorted(homes[base]))
                    faults.append(f'{where}: {layer} includes {name} of {other}, which stands right')
                continue
            if not is_system:
                # Generated in the build directory: config.h, resources, tables.
                continue
            library = library_of(name)
            if library is None:
                faults.append(f'{where}: <{name}> belongs to no library of the table')
            elif library not in LIBRARIES[layer] | {'c', 'glib'}:
                faults.append(f'{where}: {layer} must not use {library} (<{name}>)')
            elif name in FORBIDDEN_HEADERS.get(layer, ()) and not path.name.startswith('gen-'):
                # gen-*.c are programs that the build runs to make a table.
                faults.append(f'{where}: {layer} must not know files or the clock (<{name}>)')
    if not files:
        faults.append(f'{source}: no sources')
    return faults, listing


def self_test():
    """One include at a time: what must be refused is, what is right passes."""
    cases = [
        ('core', '"mst-record.h"', 'stands right'),
        ('core', '<sqlite3.h>', 'must not use sqlite'),
        ('core', '<glib/gstdio.h>', 'must not know files'),
        ('core', '<unicode/utrans.h>', None),
        ('model', '"mst-store.h"', 'stands right'),
        ('model', '<json-glib/json-glib.h>', None),
        ('model', '<unicode/utrans.h>', 'must not use icu'),
        ('store', '"mst-workbook.h"', 'stands right'),
        ('store', '<gtk/gtk.h>', 'must not use gtk'),
        ('store', '<sqlite3.h>', None),
        ('store', '<nettle/sha2.h>', None),
        ('office', '<nettle/sha2.h>', 'must not use nettle'),
        ('planning', '"mst-record.h"', 'stands right'),
        ('planning', '<time.h>', 'must not know files or the clock'),
        ('planning', '<math.h>', None),
        ('sheet', '"mst-store.h"', 'stands right'),
        ('sheet', '<sqlite3.h>', 'must not use sqlite'),
        ('sheet', '<xlsxwriter.h>', None),
        ('chart', '<gdk/gdk.h>', 'must not use gtk'),
        ('chart', '<cairo.h>', None),
        ('chart', '"mst-record.h"', 'stands right'),
        ('chart', '<json-glib/json-glib.h>', 'must not use json'),
        ('report', '"mst-import.h"', 'stands right'),
        ('report', '"mst-workbook.h"', None),
        ('office', '<sqlite3.h>', 'must not use sqlite'),
        ('office', '"mst-window.h"', 'stands right'),
        ('cli', '<gtk/gtk.h>', 'must not use gtk'),
        ('cli', '"mst-window.h"', 'stands right'),
        ('ui', '<sqlite3.h>', 'must not use sqlite'),
        ('ui', '<xlsxwriter.h>', 'must not use xlsxwriter'),
        ('ui', '"import/mst-page.h"', None),
        ('ui', '<curl/curl.h>', 'belongs to no library'),
        ('main', '"mst-store.h"', 'stands right'),
        ('main', '"mst-window.h"', None),
        ('network', '<glib.h>', 'is no layer'),
    ]
    homes = {'core/mst-date.h', 'model/mst-record.h', 'store/mst-store.h', 'sheet/mst-workbook.h',
             'office/mst-import.h', 'ui/mst-window.h', 'ui/import/mst-page.h'}
    wrong = 0
    for layer, include, expected in cases:
        with tempfile.TemporaryDirectory() as root:
            for home in homes:
                header = Path(root, 'src', home)
                header.parent.mkdir(parents=True, exist_ok=True)
                header.write_text('#include <glib.h>\n', encoding='utf-8')
            bad = Path(root, 'src') if layer == 'main' else Path(root, 'src', layer)
            bad.mkdir(exist_ok=True)
            (bad / 'sample.c').write_text(
                f'/* #include <nowhere.h> */\n#include {include}\n', encoding='utf-8')
            faults, _ = check(root)
        good = not faults if expected is None else len(faults) == 1 and expected in faults[0]
        if not good:
            wrong += 1
            print(f'{layer} with {include}: expected {expected or "no fault"}, got {faults}')
    with tempfile.TemporaryDirectory() as root:
        if not check(root)[0]:
            wrong += 1
            print('a tree without sources passes')
    return wrong


def main(arguments):
    if arguments == ['--self-test']:
        return 1 if self_test() else 0
    show = '--list' in arguments
    roots = [a for a in arguments if a != '--list']
    if len(roots) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    faults, listing = check(roots[0])
    if show:
        for layer in LEFT:
            for name in sorted(listing.get(layer, ())):
                print(f'{layer}: {name}')
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
