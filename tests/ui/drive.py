# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as an officer does: by keyboard, and reading what a screen reader reads.

Empty state, sample, every panel, search by pinyin, a person, import, undo and redo, export.
usage: drive.py MUSTER    (on a display and a session bus, with xdotool)
"""
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30


def fail(message):
    print('FAILED:', message, file=sys.stderr)
    sys.exit(1)


def wait(what, condition):
    """Waits until condition() is true and returns what it returned."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = condition()
        except Exception:  # a node that went away while it was read
            result = None
        if result:
            return result
        time.sleep(0.1)
    fail(f'waited {PATIENCE} s for {what}')


def keys(*names):
    for name in names:
        subprocess.run(['xdotool', 'key', '--clearmodifiers', name], check=True)
        time.sleep(0.1)


def write(text):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '20', text], check=True)


class Window:
    def __init__(self, pid):
        self.pid = pid

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.pid:
                return child
        return None

    def nodes(self, node=None, depth=0):
        """Everything shown; a list's rows are left out beyond the first dozen."""
        node = node or self.application()
        if node is None or depth > 40:
            return
        yield node
        for i in range(min(node.get_child_count(), 40)):
            child = node.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from self.nodes(child, depth + 1)

    def find(self, name, roles=None):
        """The first node whose name fits the regular expression."""
        pattern = re.compile(name)
        for node in self.nodes():
            if pattern.search(node.get_name() or ''):
                if roles is None or node.get_role_name() in roles:
                    return node
        return None

    def wait_for(self, name, roles=None):
        return wait(f'“{name}”', lambda: self.find(name, roles))

    def press(self, name):
        """Presses a button as soon as it can be pressed."""
        def pressed():
            for node in self.nodes():
                if (re.search(name, node.get_name() or '')
                        and node.get_role_name() in ('push button', 'button')
                        and node.get_state_set().contains(Atspi.StateType.SENSITIVE)):
                    return Atspi.Action.do_action(node, 0)
            return False
        wait(f'the button “{name}”', pressed)

    def has_entry(self, text):
        """Whether an entry says exactly this."""
        for node in self.nodes():
            if 'EditableText' in node.get_interfaces():
                if Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)) == text:
                    return True
        return False

    def write_into_entry(self, text):
        """Writes into the entry that has the focus; anew when the dialog was not ready for keys."""
        def written():
            keys('ctrl+a')
            write(text)
            time.sleep(0.5)
            return self.has_entry(text)
        wait(f'“{text}” in an entry', written)

    def titles(self):
        app = self.application()
        return [app.get_child_at_index(i).get_name() for i in range(app.get_child_count())]

    def wait_for_window(self, title):
        wait(f'the window “{title}”', lambda: any(re.search(title, t or '') for t in self.titles()))


def main():
    program = sys.argv[1]
    home = tempfile.mkdtemp(prefix='muster-drive-')
    environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home + '/data',
                       XDG_CONFIG_HOME=home + '/config', XDG_CACHE_HOME=home + '/cache',
                       GSETTINGS_BACKEND='memory', GTK_USE_PORTAL='0', GSK_RENDERER='cairo',
                       LC_ALL='C.UTF-8', GTK_A11Y='atspi')
    environment.pop('LANGUAGE', None)
    process = subprocess.Popen([program], env=environment)
    window = Window(process.pid)
    try:
        drive(window, home)
        keys('ctrl+q')
        if process.wait(timeout=10) != 0:
            fail(f'the program ended with {process.returncode}')
    finally:
        if process.poll() is None:
            process.kill()
    print('passed')


def drive(window, home):
    # The empty state explains itself and offers three ways on.
    wait('the program', window.application)
    window.wait_for('^New District')
    window.wait_for('^Open')
    window.wait_for('Look at a Sample')
    keys('Down', 'Down', 'Return')

    # A district of 2,000 invented people, with its figures.
    window.wait_for_window('Sample District')
    window.wait_for('^People 2,000$')

    # Every panel says what it lists.
    for key, name in (('2', 'Areas'), ('3', 'Units'), ('4', 'People'), ('5', 'Posts')):
        keys('alt+' + key)
        window.wait_for(f'^{name}$', ('tree table', 'table', 'tree'))
    keys('alt+4')
    window.wait_for('2,000 in all$')

    # Search by pinyin, open the first person.
    keys('ctrl+k')
    write('wang')
    hit = window.wait_for(r'^[^ ,]{2,4}, ', ('list item',))
    person, place = hit.get_name().split(', ', 1)
    subdistrict, community = place.split()[:2]
    keys('Return')
    wait('the person', lambda: window.find(f'^{person}$', ('label',)))
    window.wait_for('^Citizen ID$|^Citizen number$')
    window.wait_for(r'^110100\*+')

    # A roster comes in through the assistant; nothing is written before its last step.
    roster = home + '/roster.csv'
    with open(roster, 'w', encoding='utf-8') as file:
        file.write('姓名,性别,联系电话,人员类别,所在街道,所在社区\n')
        file.write(f'欧阳试验,男,19900001234,志愿者,{subdistrict},{community}\n')
        file.write(f'尉迟试验,女,19900005678,志愿者,{subdistrict},{community}\n')
    keys('ctrl+i')
    window.wait_for_window('Choose Workbooks to Import')
    keys('ctrl+l')
    window.write_into_entry(roster)
    keys('Return')
    window.press('^_Next')
    window.press('^_Import')
    window.wait_for('^Imported 2 people')
    window.press('^_Done')
    window.wait_for('2,002 in all$')
    keys('ctrl+z')
    window.wait_for('^Undone: ')
    window.wait_for('2,000 in all$')

    # What was made can be undone and made again.
    keys('ctrl+z')
    window.wait_for('^Undone: ')
    wait('no people', lambda: not window.find('2,000 in all$'))
    keys('ctrl+shift+z')
    window.wait_for('^Done again: ')
    keys('alt+4')
    window.wait_for('2,000 in all$')

    # The list as shown, into a workbook.
    path = home + '/people.xlsx'
    keys('ctrl+e')
    window.wait_for_window('Export the List')
    window.write_into_entry(path)
    keys('Return')
    wait('the workbook', lambda: os.path.exists(path))
    window.wait_for('^Exported to people.xlsx$')
    with zipfile.ZipFile(path) as workbook:
        names = workbook.namelist()
        sheet = workbook.read('xl/worksheets/sheet1.xml').decode()
        if 'xl/sharedStrings.xml' in names:
            sheet += workbook.read('xl/sharedStrings.xml').decode()
    if person not in sheet:
        fail(f'{person} is not in the workbook')
    if sheet.count('<row ') < 2000:
        fail('the workbook has too few rows')


main()
