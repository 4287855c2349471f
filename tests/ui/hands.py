# SPDX-License-Identifier: GPL-3.0-or-later
"""Liaison by hand in the real window: a unit given to a place by the keyboard, by dragging it to the tree, to the map
and from another window, the units of two places swapped, who answered before, a rule that is in the way, the places
behind a figure. What was written is read again, and all of it is undone.

usage: hands.py MUSTER MUSTER-CLI    (on a display and a session bus, with xdotool)
"""
import json
import re
import subprocess
import sys
import time

from driver import BUTTONS, Home, Window, fail, keys

TABLES = ('tree table', 'table', 'tree')
GIVEN = '“(.+)” answers for “(.+)” from '
# Of a window that fills the screen, 1440 × 900: rows are 30 pixels high.
TREE_X, UNITS_X = 300, 720
FIRST_ROW, ROW = 150, 31


def screen_windows():
    """Those of the program that are seen, as xdotool names them."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.'], capture_output=True, text=True)
    return found.stdout.split()


def run(home, *arguments):
    result = subprocess.run(arguments, env=home.environment(), capture_output=True, text=True)
    if result.returncode != 0:
        fail(f'{arguments} ended with {result.returncode}: {result.stderr}')
    return result.stdout


def pointer(*words):
    subprocess.run(['xdotool', *map(str, words)], check=True)


class Hands:
    """The panel of liaison, and the file that is written by it."""

    def __init__(self, window, home, cli, path):
        self.window, self.home, self.cli, self.path = window, home, cli, path

    def pairs(self):
        """Those of units today."""
        return json.loads(run(self.home, self.cli, 'list', self.path, 'liaisons', '--json', '--where', 'kind=3'))

    def units(self):
        """The unit of each place today."""
        return {pair['area']: pair['unit'] for pair in self.pairs()}

    def command(self, label, text):
        def asked():
            keys('ctrl+k')  # which is lost while a drag ends
            return self.window.find('^Found$')
        self.window.wait('the search', asked)
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '20', text], check=True)
        self.window.wait_for('^' + re.escape(label))
        keys('Return')

    def open_tree(self):
        self.window.press('^Coverage of the places$')
        self.window.wait_for('^Who answers for each place$', TABLES)
        self.window.wait_for(r'Liaison unit \d+ of \d+')
        keys('Home', 'Down', 'Return', 'Down', 'Return')

    def choose_compound(self):
        """The first one of the tree."""
        self.window.press('^Coverage of the places$')
        self.window.wait_for('^Who answers for each place$', TABLES)
        keys('alt+9', 'Home', 'Down', 'Down', 'Down')

    def told(self):
        """What the journal says was done last: the unit and the place."""
        def last():
            return re.search(GIVEN, run(self.home, self.cli, 'log', self.path).splitlines()[0])
        return self.window.wait('what was done', last)

    def undo(self, before):
        self.command('Undo', 'undo')  # by keys it would be the entry's that has the focus
        self.window.wait('what was', lambda: self.units() == before)


def name_leader(window):
    """The first of the unit's people."""
    before = window.written()
    keys('alt+l', 'Down')
    window.wait_for('^(Listed are those of “|More fit than are listed)')
    keys('Down', 'Return')
    return window.wait('another leader', lambda: [text for text in window.written() if text not in before])[0]


def give_by_keyboard(hands):
    window = hands.window
    hands.choose_compound()
    before = hands.units()
    hands.command('Give the Place to Another Unit…', 'give')
    window.wait_for('^Choose the unit')
    window.press('^Only units that can carry another place$')
    keys('Tab', 'Tab', 'Down')

    def can_be_given():
        if window.find('instead of|by distance', ('label',)) and not window.find('already', ('label',)):
            return True
        keys('Down')
        return False
    window.wait('a unit that can have it', can_be_given)
    leader = name_leader(window)
    window.press('^_?Give( Give)?$')
    said = hands.told()
    changed = window.wait('the pair', lambda: {place: unit for place, unit in hands.units().items()
                                               if before.get(place) != unit})
    if len(changed) != 1 or said.group(1) not in str(changed) or said.group(2) not in str(changed):
        fail(f'{said.group()}, and in the file is {changed}')
    led = [pair['person'] for pair in hands.pairs() if pair['area'] in changed]
    if led != [leader]:
        fail(f'{leader} was to lead, and in the file is {led}')
    hands.undo(before)


def units():
    """Where the first rows of the column of units are."""
    return [(UNITS_X, FIRST_ROW + 45 + unit * ROW) for unit in range(4)]


def settled(label):
    """What it says when it says the same twice."""
    before = None
    while before != label.get_name():
        before = label.get_name()
        time.sleep(0.15)
        label.clear_cache()
    return before


def sweep(foot, start, places):
    """Holds a unit over one place after another until one can have it; says what it would cost."""
    pointer('mousemove', *start, 'mousedown', 1)
    for step in range(1, 4):  # so that it is a drag
        pointer('mousemove', start[0] - 12 * step, start[1])
        time.sleep(0.05)
    for x, y in places:
        pointer('mousemove', x, y)
        time.sleep(0.05)
        foot.clear_cache()
        if '→' in foot.get_name() and 'by distance' in foot.get_name():
            cost = settled(foot)
            pointer('mousemove', x + 1, y, 'mouseup', 1)
            return cost
    pointer('mousemove', *start, 'mouseup', 1)
    return None


def drag(hands, where, starts, places, before):
    """Drags one of the units to one of the places; what was said of it before is what is done."""
    foot = hands.window.wait_for(r'Liaison unit \d+ of \d+')
    cost = None
    for start in starts:
        cost = cost or sweep(foot, start, places)
    if cost is None:
        fail(f'no unit can be dropped onto {where}')
    changed = hands.window.wait('the pair', lambda: {place: unit for place, unit in hands.units().items()
                                                     if before.get(place) != unit})
    said = hands.told()
    if len(changed) != 1 or said.group(2) not in str(changed) or said.group(1) not in str(changed):
        fail(f'{said.group()}, and in the file is {changed}')
    if said.group(1) not in cost or said.group(2) not in cost:
        fail(f'{said.group()}, and before it was said: {cost}')
    hands.undo(before)


def give_on_map(hands):
    window = hands.window
    before = hands.units()
    window.press('^Map$')
    window.wait_for('^Units and the places they answer for')
    window.press('^Units, to be dragged to places$')
    time.sleep(1)
    drag(hands, 'the map', units(), [(x, y) for y in range(250, 700, 20) for x in range(230, 560, 20)], before)
    window.press('^Units, to be dragged to places$')


def give_from_list(hands):
    """From the list of units in another window of the file."""
    window = hands.window
    hands.choose_compound()
    before = hands.units()
    seen = set(screen_windows())
    keys('ctrl+shift+n')
    window.wait('the other window', lambda: len(window.titles()) == 2)
    other = window.wait('the other window', lambda: set(screen_windows()) - seen).pop()
    # Without a window manager keys go to where the pointer is.
    pointer('windowsize', other, 740, 500, 'windowmove', other, 700, 390, 'mousemove', 1100, 600)
    time.sleep(1)
    keys('alt+3')
    window.wait_for('^Units$', TABLES)
    time.sleep(1)
    drag(hands, 'another window', [(1000, 560 + 31 * row) for row in range(6)],
         [(TREE_X, FIRST_ROW + place * ROW) for place in range(2, 8)], before)
    pointer('mousemove', 1100, 600)
    keys('ctrl+w')
    window.wait('the other window to go', lambda: len(window.titles()) == 1)


def give_by_dragging(hands):
    window = hands.window
    hands.choose_compound()
    before = hands.units()
    window.press('^Units, to be dragged to places$')
    window.wait_for('^Units that could answer for the place$', TABLES)
    window.press('^Only units that can carry another place$')
    time.sleep(1)
    drag(hands, 'the tree', units(), [(TREE_X, FIRST_ROW + place * ROW) for place in range(2, 8)], before)
    window.press('^Units, to be dragged to places$')


def opens(window, title):
    """Whether such a window comes soon."""
    for _ in range(20):
        if any(re.search(title, name or '') for name in window.titles()):
            return True
        time.sleep(0.1)
    return False


def swap(hands):
    window = hands.window
    before = hands.units()

    def ask(offset):
        hands.choose_compound()
        keys(*['Down'] * offset, 'shift+Down')
        hands.command('Swap the Units of Two Places…', 'swap')
        return opens(window, '^Swap the Units of the Two Places')
    if not any(ask(offset) for offset in range(3)):
        fail('no two places beside each other have different units')
    window.wait_for('Both together [\\d,]+ m now|Not all distances')
    window.press('^_?Swap( Swap)?$')
    changed = window.wait('the pairs', lambda: {place: unit for place, unit in hands.units().items()
                                                if before.get(place) != unit})
    if len(changed) != 2 or sorted(changed.values()) != sorted(before[place] for place in changed):
        fail(f'the units of two places are swapped to {changed}')
    hands.undo(before)


def swap_with_another(hands):
    """One place is chosen; the other is looked for, with what each swap costs."""
    window = hands.window
    hands.choose_compound()
    before = hands.units()
    hands.command('Swap the Units of Two Places…', 'swap')
    window.wait_for('^Places with which it could swap$', TABLES)
    window.wait_for('^Choose the other place')
    keys('Return', 'Down')
    window.wait_for('Both together [\\d,]+ m now|Not all distances')
    keys('Return')
    changed = window.wait('the pairs', lambda: {place: unit for place, unit in hands.units().items()
                                                if before.get(place) != unit})
    if len(changed) != 2 or sorted(changed.values()) != sorted(before[place] for place in changed):
        fail(f'the units of two places are swapped to {changed}')
    hands.undo(before)


def look_back(hands):
    window = hands.window
    hands.choose_compound()
    hands.command('Who Answered for the Place Before', 'before')
    window.wait_for('^Who has answered, from when to when$', TABLES)
    window.wait_for(r'^[1-9]\d* of \d+ answered on')
    keys('Escape')
    window.wait_until_gone(r'answered on')


def look_behind_figures(hands):
    window = hands.window
    window.press('^Coverage by subdistrict$')
    window.wait_for('^Coverage of the subdistricts')
    time.sleep(1)
    keys('Right', 'Return')
    window.wait_for(r'^\S+ · .*: \d+ of \d+$')
    window.press('^Show All Places$')
    window.wait_until_gone('^Show All Places$', BUTTONS)


def is_refused(window, start, refusal):
    """Whether this is said of the unit at a place of the list over the first compound of the tree. There it is let
    go."""
    pointer('mousemove', *start, 'mousedown', 1)
    for step in range(1, 4):  # so that it is a drag
        pointer('mousemove', start[0] - 12 * step, start[1])
        time.sleep(0.05)
    for step in range(4):
        pointer('mousemove', TREE_X + step, FIRST_ROW + 3 * ROW)
        time.sleep(0.3)
    is_said = window.find(refusal, ('label',)) is not None
    if is_said:
        pointer('mouseup', 1)
    else:
        pointer('mousemove', *start, 'mouseup', 1)
    return is_said


def meet_rule(hands):
    """What a rule keeps from being done says so of the rule, and the rule can be opened."""
    window = hands.window
    place = json.loads(run(hands.home, hands.cli, 'list', hands.path, 'compounds', '--json'))[0]
    run(hands.home, hands.cli, 'add', hands.path, 'rules', 'kind=closed', f"area={place['id']}", 'since=2022-03-01')
    refusal = f"“{re.escape(place['name'])}” needs no unit, by the rule .+"
    hands.choose_compound()

    window.press('^Units, to be dragged to places$')
    window.wait_for('^Units that could answer for the place$', TABLES)
    window.press('^Only units that can carry another place$')  # as it was before the drags
    time.sleep(1)
    if not any(is_refused(window, start, '→ .*' + refusal) for start in units()):
        fail('what is dragged is not refused by the rule')
    # What it was refused by is told when it was let go too, with the way there.
    window.press('^Open the Rule( Open the Rule)?$')
    window.wait_for('^Liaison rules$', TABLES)
    window.wait_for('^1 selected · 1 in all$')
    keys('alt+9')
    window.wait_for('^Who answers for each place$', TABLES)
    window.press('^Units, to be dragged to places$')

    hands.choose_compound()
    hands.command('Give the Place to Another Unit…', 'give')
    window.wait_for('^Choose the unit')
    keys('Tab', 'Tab')

    def is_named():
        keys('Down')
        return window.find('^' + refusal, ('label',))
    window.wait('the refusal of what is given', is_named)
    window.press('^_?Open the Rule( Open the Rule)?$')
    window.wait_for('^Liaison rules$', TABLES)
    window.wait_for('^1 selected · 1 in all$')
    keys('alt+9')
    window.wait_for('^Who answers for each place$', TABLES)


def main():
    program, cli = sys.argv[1:3]
    home = Home()
    path = home.file('district.muster')
    run(home, cli, 'sample', path, '--people', '2000')
    run(home, cli, 'liaison', 'plan', path, '--apply', '-o', home.file('plan.csv'))
    with Window(program, home, path) as window:
        window.wait_for('^People 2,000$')
        keys('alt+9')
        window.wait_for('^Liaison pairs$', TABLES)
        hands = Hands(window, home, cli, path)
        hands.open_tree()
        for step in (give_by_keyboard, give_by_dragging, give_on_map, give_from_list, swap, swap_with_another,
                     look_back, meet_rule, look_behind_figures):
            step(hands)
            print(step.__name__, flush=True)
        window.quit()
    run(home, cli, 'check', path)
    print('passed')


main()
