# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the window as a screen reader does: every control of every panel and dialog has a name.

usage: names.py MUSTER    (on a display and a session bus, with xdotool)
"""
import re
import sys

from driver import Home, Window, fail, keys, wait

# What a person operates; what only holds others needs no name.
CONTROLS = ('push button', 'button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry',
            'text', 'password text', 'spin button', 'slider', 'switch', 'link', 'menu item',
            'check menu item', 'radio menu item', 'page tab', 'table', 'tree table', 'tree', 'list box',
            'calendar', 'image', 'icon')
# What GTK says for want of a name: that of the widget's class.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Mst)[A-Z]\w+$')


def path(node):
    parts = []
    while node is not None and len(parts) < 9:
        parts.append(f'{node.get_role_name()} “{node.get_name() or ""}”')
        node = node.get_parent()
    return ' < '.join(parts)


def unnamed(window):
    for node in window.nodes(most=24):
        name = (node.get_name() or '').strip()
        if node.get_role_name() not in CONTROLS or (name and not CLASS_NAME.match(name)):
            continue
        parent = node.get_parent()
        # The text inside an entry speaks with the entry's name.
        if (node.get_role_name() == 'text' and parent is not None
                and (parent.get_name() or '').strip() and parent.get_role_name() in CONTROLS):
            continue
        yield path(node)


def main():
    home = Home()
    faults = []
    with Window(sys.argv[1], home) as window:
        def check(place):
            for fault in unnamed(window):
                faults.append(f'{place}: {fault}')

        window.wait_for('Look at a Sample')
        check('welcome')
        keys('Down', 'Down', 'Return')
        window.wait_for_window('Sample District')
        window.wait_for('^People 2,000$')
        check('overview')
        for key, name in (('2', 'Areas'), ('3', 'Units'), ('4', 'People'), ('5', 'Posts')):
            keys('alt+' + key)
            window.wait_for(f'^{name}$', ('tree table', 'table', 'tree'))
            keys('Down', 'Down')
            check(name)
        window.quit()
    if faults:
        fail('without a name:\n  ' + '\n  '.join(dict.fromkeys(faults)))
    print('passed')


main()
