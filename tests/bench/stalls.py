# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of an officer's day in the real window on a district of 25,000 people: how many milliseconds the
main thread was away at the longest (“away”), how many of them it worked itself at the most (“work”; the
rest it waited for a processor), how many of these went into drawing (“drawn”), and the work as a multiple
of what GTK needs to open the menu of the window, in the same run. The medians of several rounds are
printed. On a busy machine the display, the bus and the program are best run before everything else:
chrt -r 5 xvfb-run … stalls.py …

usage: stalls.py MUSTER MUSTER-CLI [ROUNDS]    (on a display and a session bus, with xdotool and xclip)
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ui'))
from driver import BUTTONS, Atspi, Home, Window, keys, write  # noqa: E402

PEOPLE = 25000
FILTER = 'Cadres and workers'
CONDITIONS = ('--where', 'class=1', '--or', 'class=3')
ROWS = '职务\t入党时间\n' + '\n'.join(f'试验{i}\t2001-07' for i in range(500))
MENU = 'open the menu (GTK)'

# Name, what is done (keys; “type …”; “press BUTTON”; “wait SECONDS”), what is to be seen afterwards.
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
    ('open the liaison', ('alt+9', 'wait 1'), '^1,242 in all'),
    ('down in the pairs', ('Down Down', 'Next ' * 5, 'ctrl+End', 'ctrl+Home'), ''),
    ('coverage of the places', ('press ^Coverage of the places$', 'wait 1'), '^Who answers for each place$'),
    ('open places in it', ('Down Down Right Down Right', 'Down ' * 10,), ''),
    ('map of the liaison', ('press ^Map$', 'wait 1'), ''),
    ('along its marks', ('Right ' * 10,), ''),
    ('plan the liaison', ('press ^Plan…$', 'wait 3'), '^_?Next'),
    ('its preview', ('press ^_?Next', 'wait 1'), '^What becomes of each place$'),
    ('down in the preview', ('Down ' * 3, 'wait 1', 'Next ' * 5,), ''),
    ('leave the plan', ('press ^_?Back', 'wait 1', 'Escape', 'wait 1'), ''),
    ('back to the pairs', ('press ^Pairs$', 'wait 1'), ''),
    ('open the reports', ('alt+8', 'wait 3'), ''),
    ('other reports', ('Down', 'wait 2', 'Down', 'wait 2', 'Down', 'wait 3'), ''),
    ('the overview again', ('alt+1', 'wait 1'), ''),
    ('along the overview', ('Tab ' * 8, 'Next', 'Next', 'Prior', 'Prior'), ''),
)


def find_buttons(window, actions):
    """The buttons of a step: to read the window takes the main thread's time, so before it begins."""
    return {action: window.wait_for(action[6:], BUTTONS) for action in actions if action.startswith('press ')}


def do(action, buttons):
    if action in buttons:
        Atspi.Action.do_action(buttons[action], 0)
    elif action.startswith('type '):
        write(action[5:])
    elif action.startswith('wait '):
        time.sleep(float(action[5:]))
    else:
        keys(*action.split())


def run(window, found):
    for i, (name, actions, sign) in enumerate(STEPS):
        buttons = find_buttons(window, actions)
        time.sleep(0.3)
        begin = time.monotonic()
        for action in actions:
            do(action, buttons)
        time.sleep(1.5)
        stalls = [stall for when, *stall in window.stalls() if when >= begin]
        away = max((away for away, _, _ in stalls), default=0)
        work, drawn = max(((work, drawn) for _, work, drawn in stalls), default=(0, 0))
        found.setdefault((i, name), []).append((away, work, drawn))
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
    base = medians[(0, MENU)][1] if medians else 0
    print(f'{"step":30}{"away":>8}{"work":>8}{"drawn":>8}{"ratio":>7}')
    for (_, name), (away, work, drawn) in medians.items():
        print(f'{name:30}{away:8.1f}{work:8.1f}{drawn:8.1f}{work / base if base else 0:7.1f}')


main()
