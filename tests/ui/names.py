# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the window as a screen reader does: every control of every panel, page and dialog has a name.

usage: names.py MUSTER    (on a display and a session bus, with xdotool)
"""
import re
import sys
import time

from driver import Home, Window, fail, keys, wait, write

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


class Walk:
    """Where the walk has been and what had no name there."""

    def __init__(self, window):
        self.window = window
        self.faults = []

    def controls(self, node):
        if node.get_role_name() in CONTROLS:
            yield node
        for child in self.window.children(node, ROWS if node.get_role_name() in LISTS else 60):
            yield from self.controls(child)

    def look(self, place, sign, roles=None):
        """Looks at every control when the sign of the place, a regular expression, is to be seen."""
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
            # Ornaments of GTK's own window of shortcuts, out of reach.
            if name == 'GtkImage' and 'GtkShortcutsWindow' in path(node):
                continue
            self.faults.append(f'{place}: {path(node)}')
        print(f'{place}: {n_seen} controls, {time.monotonic() - before:.1f} s', flush=True)


def look_at_panels(walk):
    window = walk.window
    walk.look('overview', '^People 2,000$')
    keys('alt+2')
    walk.look('areas as a tree', '^Areas$', ('tree table', 'table', 'tree'))
    window.press('^Show the areas as a list$')
    walk.look('areas as a list', '^Areas$', ('tree table', 'table', 'tree'))
    for key, name in (('3', 'Units'), ('5', 'Posts'), ('4', 'People')):
        keys('alt+' + key)
        window.wait_for(f'^{name}$', ('tree table', 'table', 'tree'))
        keys('Down', 'Down')
        walk.look(name, '^What can be done with it$')
    keys('alt+6')
    walk.look('duplicates', 'sets in all$|^No Duplicates Found$')
    keys('alt+7')
    keys('Down')
    walk.look('journal', '^Undo the Last Step$')


def look_at_detail(walk):
    window = walk.window
    keys('alt+4')
    window.wait_for('2,000 in all$')
    keys('Down', 'Down')
    window.press('^History$')
    walk.look('history', '^History$', ('list', 'list box'))
    keys('F4')
    walk.look('form', '^_Save')
    keys('Escape')
    keys('ctrl+alt+n')
    walk.look('new record', '^_Save')
    keys('Escape')
    keys('shift+F10')
    walk.look('menu of a row', '^End…$', ('menu item',))
    keys('Escape')
    window.wait_until_gone('^Duplicate$', ('menu item',))
    keys('alt+3')
    window.wait_for('^Units$', ('tree table', 'table', 'tree'))
    keys('Down', 'Down', 'shift+F10')
    window.wait_for('^End…$', ('menu item',))
    keys('e')
    walk.look('question for the day', 'out of use$')
    keys('Escape')
    window.wait_until_gone('out of use$')
    keys('Delete')
    walk.look('question before deleting', "^It can't be deleted$")
    keys('Escape')


def look_at_finding(walk):
    window = walk.window
    keys('alt+4')
    window.wait_for('2,000 in all$')
    keys('ctrl+k')
    walk.look('palette', '^Found$')
    write('wang')
    walk.look('palette with hits', r'^[^ ,]{2,4}, ', ('list item',))
    keys('Escape', 'Escape')
    keys('ctrl+shift+f')
    walk.look('fields to filter by', '^Filter by$')
    write('sex')
    keys('Return')
    walk.look('values to filter by', '^_Filter')
    keys('Escape', 'Escape')
    keys('ctrl+shift+f')
    window.wait_for('^Filter by$')
    write('birth')
    keys('Return')
    walk.look('condition', '^_Filter')
    write('1985')
    keys('Return')
    window.wait_until_gone('2,000 in all$')
    walk.look('chips', '1985')
    keys('ctrl+k')
    write('save filter')
    window.wait_for('^Save Filter…')
    keys('Return')
    walk.look('name of a filter', '^_Save')
    keys('Escape')
    window.wait_until_gone('^_Save')
    keys('ctrl+f', 'Tab', 'Tab', 'Return')
    walk.look('columns', '^Usual Columns$')
    keys('Escape')
    window.press('^Show All$|^_?Clear')


def look_at_page(walk, place, sign):
    # The rest of a page's frame stays when the page goes.
    walk.look(place, sign)
    # First a popover of the page goes, then the page.
    def left():
        keys('Escape')
        return not walk.window.find(sign)
    wait('the way back by Escape', left)
    if walk.window.find('^_Discard'):
        walk.window.press('^_Discard')


def look_at_pages(walk):
    window = walk.window
    keys('alt+4')
    window.wait_for('2,000 in all$')
    keys('Down', 'shift+Down', 'ctrl+b')
    look_at_page(walk, 'several records', '^MstBulkPage$')
    keys('Down', 'shift+Down', 'ctrl+m')
    look_at_page(walk, 'merge', '^MstMergePage$')
    keys('Down', 'shift+Down', 'ctrl+c', 'ctrl+v')
    look_at_page(walk, 'paste', '^MstPastePage$')
    roster = window.home.file('roster.csv')
    with open(roster, 'w', encoding='utf-8') as file:
        file.write('姓名,性别,联系电话,人员类别,所在街道,所在社区\n欧阳试验,男,1,志愿者,某街道,某社区\n')
    keys('ctrl+i')
    window.wait_for_window('Choose Workbooks to Import')
    keys('ctrl+l')
    window.write_into_entry(roster)
    keys('Return')
    walk.look('import, files', '^_Next')
    window.press('^_Next')
    window.wait_for('^_Import')
    look_at_page(walk, 'import, check', '^MstImportPage$')


def look_at_dialogs(walk):
    window = walk.window
    keys('alt+4')
    window.wait_for('2,000 in all$')
    keys('F10')
    walk.look('menu', '^About Muster$', ('menu item',))
    keys('Escape')
    keys('ctrl+comma')
    walk.look('preferences', '^Order of people$')
    window.press('^District and Backups$')
    walk.look('preferences of the district', '^Backups kept$')
    keys('Escape')
    window.wait_until_gone('^Backups kept$')
    keys('F1')
    walk.look('shortcuts', '^Search everything$')
    keys('Escape')
    window.wait_until_gone('^Search everything$')
    keys('ctrl+n')
    walk.look('new district', '^Name of the district$')
    keys('Escape')
    window.wait_until_gone('^Name of the district$')


# Each in a window of its own: panels that were shown before make every walk longer.
WALKS = (look_at_panels, look_at_detail, look_at_finding, look_at_pages, look_at_dialogs)


def main():
    faults = []
    for look in WALKS:
        home = Home()
        with Window(sys.argv[1], home) as window:
            walk = Walk(window)
            walk.look('welcome', 'Look at a Sample')
            keys('Down', 'Down', 'Return')
            window.wait_for_window('Sample District')
            look(walk)
            window.quit()
        faults += walk.faults
    if faults:
        fail('without a name:\n  ' + '\n  '.join(dict.fromkeys(faults)))
    print('passed')


main()
