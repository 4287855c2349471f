# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the window as a screen reader does: every control of every panel, page and dialog has a name.

usage: names.py MUSTER [WALK…]    (on a display and a session bus, with xdotool)
"""
import re
import sys
import time

from driver import Home, Window, fail, keys
from places import WALKS, Walk, Words

# What a person operates; what only holds others needs no name.
CONTROLS = ('push button', 'button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry',
            'text', 'password text', 'spin button', 'slider', 'switch', 'link', 'menu item',
            'check menu item', 'radio menu item', 'page tab', 'table', 'tree table', 'tree', 'list box',
            'calendar', 'image', 'icon')
# What GTK says for want of a name: that of the widget's class.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Mst)[A-Z]\w+$')
PARTS = ('text', 'image', 'icon')
LISTS = ('list', 'list box', 'table', 'tree table', 'tree')
# One row of a list is like the next.
ROWS = 5


def path(node):
    parts = []
    while node is not None and len(parts) < 9:
        parts.append(f'{node.get_role_name()} “{node.get_name() or ""}”')
        node = node.get_parent()
    return ' < '.join(parts)


def in_named_control(node):
    for _ in range(6):
        node = node.get_parent()
        if node is None:
            return False
        if node.get_role_name() in CONTROLS:
            name = (node.get_name() or '').strip()
            return bool(name) and not CLASS_NAME.match(name)
    return False


class NameWalk(Walk):
    """Goes through the places and keeps what had no name there."""

    def __init__(self, window):
        super().__init__(window, Words(None))
        self.faults = []

    def controls(self, node):
        if node.get_role_name() in CONTROLS:
            yield node
        for child in self.window.children(node, ROWS if node.get_role_name() in LISTS else 60):
            yield from self.controls(child)

    def look_at(self, place, sign, roles=None):
        """Looks at every control when the sign of the place is to be seen."""
        self.window.wait_for(sign, roles)
        before = time.monotonic()
        n_seen = 0
        for node in self.controls(self.window.application()):
            n_seen += 1
            name = (node.get_name() or '').strip()
            if name and not CLASS_NAME.match(name):
                continue
            # The text inside an entry and the arrow inside a button speak with their control's name.
            if node.get_role_name() in PARTS and in_named_control(node):
                continue
            # Ornaments of GTK's and libadwaita's own windows, out of reach.
            if name == 'GtkImage' and (place == 'about' or 'GtkShortcutsWindow' in path(node)):
                continue
            self.faults.append(f'{place}: {path(node)}')
        print(f'{place}: {n_seen} controls, {time.monotonic() - before:.1f} s', flush=True)


def main():
    faults = []
    for group in sys.argv[2:] or WALKS:
        home = Home()
        with Window(sys.argv[1], home) as window:
            walk = NameWalk(window)
            walk.look('welcome', 'Look at a Sample')
            keys('Down', 'Down', 'Return')
            window.wait_for_window('Sample District')
            WALKS[group](walk)
            window.quit()
        faults += walk.faults
    if faults:
        fail('without a name:\n  ' + '\n  '.join(dict.fromkeys(faults)))
    print('passed')


main()
