# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of an officer's day in the real window on a district of 25,000 people: how many milliseconds the
main thread was away at the longest (“away”), how many of them it worked itself at the most (“work”; the
rest it waited for a processor), and that as a multiple of what GTK needs to open the menu of the window,
in the same run. The medians of several rounds are printed.

usage: stalls.py MUSTER MUSTER-CLI [ROUNDS]    (on a display and a session bus, with xdotool and xclip)
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ui'))
from driver import Home, Window, keys, write  # noqa: E402

PEOPLE = 25000
FILTER = 'Cadres and workers'
CONDITIONS = ('--where', 'class=1', '--or', 'class=3')
ROWS = '职务\t入党时间\n' + '\n'.join(f'试验{i}\t2001-07' for i in range(500))
MENU = 'open the menu (GTK)'

# Name, what is done (keys; “type …”; “wait SECONDS”), what is to be seen afterwards.
STEPS = (
    (MENU, ('F10',), ''),
    ('close it', ('Escape',), ''),
    ('open areas', ('alt+2',), '^Areas$'),
    ('open units', ('alt+3',), '^300 in all'),
    ('open people', ('alt+4',), '25,000 in all$'),
    ('open posts', ('alt+5',), '^1,200 in all'),
    ('open duplicates', ('alt+6',), '^Possible Duplicates$'),
    ('open the journal', ('alt+7',), '^Verify the Journal$'),
    ('back to the overview', ('alt+1',), ''),
    ('back to people', ('alt+4',), '25,000 in all$'),
    ('take the keyboard', ('Down',), '^1 selected'),
    ('20 rows down', ('Down ' * 20,), ''),
    ('along the cells', ('Right ' * 6 + 'Left ' * 6,), ''),
    ('10 pages down', ('Next ' * 10,), ''),
    ('to the end', ('ctrl+End',), ''),
    ('to the top', ('ctrl+Home',), ''),
    ('edit a cell', ('F2',), ''),
    ('save it, it sorts elsewhere', ('ctrl+a', 'type zzz', 'Return', 'wait 1'), '^Undo: '),
    ('leave the cell', ('Escape',), ''),
    ('take it back', ('ctrl+z', 'wait 1'), '^Redo: '),
    ('show the detail', ('Down', 'Return'), ''),
    ('three rows on', ('Down Down Down',), ''),
    ('open the form', ('F4',), '^_Save'),
    ('leave the form', ('Escape',), ''),
    ('new record', ('ctrl+alt+n',), '^_Save'),
    ('leave it', ('Escape',), ''),
    ('add a filter', ('ctrl+shift+f',), '^Filter by$'),
    ('its values', ('type class', 'Return'), '^_Filter'),
    ('close it', ('Escape', 'Escape'), ''),
    ('search the list', ('ctrl+f', 'type zhang', 'wait 1'), ''),
    ('search no more', ('ctrl+a', 'BackSpace', 'wait 1'), '25,000 in all$'),
    ('open the palette', ('ctrl+k',), '^Found$'),
    ('type in the palette', ('type wang',), r'^[^ ,]{2,4}, '),
    ('open a record from it', ('Return', 'wait 1'), ''),
    ('preferences', ('ctrl+comma',), '^Preferences$'),
    ('close them', ('Escape',), ''),
    ('filter', ('ctrl+k', f'type {FILTER}', 'wait 0.7', 'Return', 'wait 1'), ''),
    ('choose all of it', ('ctrl+a',), r'^\d,\d\d\d selected'),
    ('bulk edit page', ('ctrl+b',), '^Change Several Records$'),
    ('choose its field', ('type skills', 'wait 0.5', 'Return'), '^Skills'),
    ('preview it', ('type steady', 'wait 2'), r'\d,\d\d\d change'),
    ('write it', ('ctrl+Return', 'wait 6'), '^Undo: '),
    ('undo it', ('ctrl+z', 'wait 6'), '^Redo: '),
    ('redo it', ('ctrl+shift+z', 'wait 6'), '^Undo: '),
    ('the journal again', ('alt+7', 'wait 1'), ''),
    ('down in the journal', ('Tab', 'Down Down',), ''),
    ('back to people', ('alt+4',), ''),
    ('show all', ('ctrl+f', 'ctrl+a', 'type x', 'wait 1', 'ctrl+a', 'BackSpace', 'wait 1'), ''),
    ('paste page', ('Return', 'ctrl+Home', 'ctrl+v', 'wait 2'), '^_?Write 500 Rows'),
    ('leave it', ('Escape', 'wait 1'), ''),
)


def do(action):
    if action.startswith('type '):
        write(action[5:])
    elif action.startswith('wait '):
        time.sleep(float(action[5:]))
    else:
        keys(*action.split())


def run(window, found):
    for i, (name, actions, sign) in enumerate(STEPS):
        begin = time.monotonic()
        for action in actions:
            do(action)
        time.sleep(1.5)
        stalls = [(away, work) for when, away, work in window.stalls() if when >= begin]
        found.setdefault((i, name), []).append((max((away for away, _ in stalls), default=0),
                                                max((work for _, work in stalls), default=0)))
        # Reading the window takes the main thread's time: afterwards.
        if sign:
            window.wait_for(sign)
            time.sleep(0.3)


def main():
    home = Home()
    path = home.file('district.muster')
    for arguments in (('sample', path, '--people', str(PEOPLE)),
                      ('filters', path, 'save', FILTER, 'people', *CONDITIONS)):
        subprocess.run([sys.argv[2], *arguments], check=True, stdout=subprocess.DEVNULL)
    found = {}
    with subprocess.Popen(['xclip', '-selection', 'clipboard', '-quiet'], stdin=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as clipboard:
        clipboard.stdin.write(ROWS.encode())
        clipboard.stdin.close()
        try:
            for n in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1):
                copy = home.file(f'copy-{n}.muster')
                shutil.copy(path, copy)
                with Window(sys.argv[1], home, copy, MUSTER_WATCH_STALLS='1') as window:
                    window.wait_for(f'^People {PEOPLE:,}$')
                    time.sleep(1)
                    run(window, found)
        finally:
            clipboard.kill()
    report(found)


def report(found):
    medians = {name: [statistics.median(figures) for figures in zip(*rounds)]
               for name, rounds in found.items()}
    base = medians[(0, MENU)][1]
    print(f'{"step":30}{"away":>8}{"work":>8}{"ratio":>7}')
    for (_, name), (away, work) in medians.items():
        print(f'{name:30}{away:8.1f}{work:8.1f}{work / base if base else 0:7.1f}')


main()
