# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as an officer does: by keyboard, and reading what a screen reader reads.

Empty state, sample, every panel, search by pinyin, a person, import, undo and redo, export.
usage: drive.py MUSTER    (on a display and a session bus, with xdotool)
"""
import contextlib
import glob
import os
import re
import sqlite3
import subprocess
import sys
import time
import zipfile

from driver import Atspi, Home, Window, fail, keys, wait, write


def main():
    home = Home()
    with Window(sys.argv[1], home) as window:
        drive(window, home)
        leave_form(window)
    path = glob.glob(home.file('**/*.muster'), recursive=True)[0]
    with Window(sys.argv[1], home, path) as window:
        go_on_with_form(window)
        open_once_more(sys.argv[1], home, path, window)
        tell_unread_figures(window, path)
        window.quit()
    print('passed')


def leave_form(window):
    """Half written when the program is killed."""
    keys('alt+4', 'ctrl+alt+n')
    window.wait_for('^_Save')
    window.write_into_entry('欧阳半')
    time.sleep(1.5)  # it is kept a moment after the last key
    window.process.kill()
    window.process.wait()


def go_on_with_form(window):
    window.wait_for('^Not saved on .*欧阳半')
    window.press('^Go On( Go On)?$')
    window.wait_for('^_Save')
    window.wait('what was written', lambda: window.has_entry('欧阳半'))
    keys('alt+d')
    window.wait_until_gone('^_Save')


def open_once_more(program, home, path, window):
    """The file that is open already: what is before the officer stays."""
    subprocess.run([program, path], env=home.environment(), check=True, timeout=60)
    time.sleep(1)
    window.wait_for('^People$', ('tree table', 'table'))


def tell_unread_figures(window, path):
    """Figures that can't be read are told where they stood, as long as that is so."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        for name, new in (('post', 'kept_post'), ('kept_post', 'post')):
            file.execute('PRAGMA legacy_alter_table = ON')
            file.execute(f'ALTER TABLE {name} RENAME TO {new}')
            file.commit()
            if new == 'post':
                window.wait_until_gone("^The figures can't be read", ('push button', 'button'))
            else:
                window.wait_for("^The figures can't be read: .*post", ('push button', 'button'))


def wait_for_focus(window, name, roles):
    def focused():
        for node in window.nodes():
            node.clear_cache()  # what was read before may be kept although it has changed since
            if node.get_role_name() in roles and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return re.search(name, node.get_name() or '')
        return False
    window.wait(f'the focus on “{name}”', focused)


def drive(window, home):
    # The empty state explains itself and offers three ways on.
    window.wait_for('^New District')
    window.wait_for('^Open')
    window.wait_for('Look at a Sample')
    keys('Down', 'Down', 'Return')

    # A district of 2,000 invented people, with its figures.
    window.wait_for_window('Sample District')
    window.wait_for('^People 2,000$')
    wait_for_focus(window, '^Overview$', ('list item',))

    # Every panel says what it lists.
    for key, name in (('2', 'Areas'), ('3', 'Units'), ('4', 'People'), ('5', 'Posts')):
        keys('alt+' + key)
        window.wait_for(f'^{name}$', ('tree table', 'table', 'tree'))
    keys('alt+4')
    window.wait_for('2,000 in all$')

    # The space bar takes a column away and brings it back.
    keys('ctrl+f', 'Tab', 'Tab', 'Return')
    window.wait_for('^Usual Columns$')
    keys('Down')
    wait_for_focus(window, '^Sex, shown$', ('list item',))
    keys('space')
    wait_for_focus(window, '^Sex$', ('list item',))
    keys('space')
    window.wait_for('^Sex, shown$', ('list item',))
    keys('Escape')

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
    window.press('^History$')
    window.wait_for(r', \d{4}-\d\d-\d\d \d\d:\d\d　', ('list item',))

    # The dialog for a new district begins with its name.
    keys('ctrl+n')
    window.wait_for('^Name of the district$')
    window.write_into_entry('Another')
    keys('Escape')
    window.wait_until_gone('^Name of the district$')

    # A roster comes in through the assistant; nothing is written before its last step.
    roster = home.file('roster.csv')
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
    window.wait_for('^Redo: ')
    window.wait_for('2,000 in all$')

    # Enter goes from a step of the journal to what it changed; a day that is none is said to be none.
    keys('alt+7')
    window.wait_for('Import', ('list item',))
    keys('Home')
    wait_for_focus(window, 'Undo', ('list item',))
    keys('Return')
    wait_for_focus(window, '欧阳试验|尉迟试验', ('list item',))
    keys('ctrl+f', *['shift+Tab'] * 5)
    write('2026-13')
    window.wait_for('^“2026-13” is no day')
    keys('ctrl+a', 'BackSpace')
    window.wait_until_gone('is no day')
    keys('alt+4')

    # What was made can be undone and made again.
    keys('ctrl+z')
    window.wait_for('^Redo: ')
    wait('no people', lambda: not window.find('2,000 in all$'))
    keys('ctrl+shift+z')
    window.wait_for('^Undo: ')
    keys('alt+4')
    window.wait_for('2,000 in all$')

    # The list as shown, into a workbook.
    path = home.file('people.xlsx')
    keys('ctrl+e')
    window.wait_for_window('Export the List')
    window.write_into_entry(path)
    keys('Return')
    wait('the workbook', lambda: os.path.exists(path))
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
