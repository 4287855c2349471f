# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work in the real window on a district of 25,000 people, by keyboard: make, edit, change
thousands at once, paste, merge; take it all back, end, begin again, do it all again; be killed in the
middle of a change and of a form. What is in the file is read by muster-cli. How long the main loop was
away is printed for each step; it is no reason to fail, for a busy machine is away too.

usage: day.py MUSTER MUSTER-CLI    (on a display and a session bus, with xdotool and xclip)
"""
import hashlib
import subprocess
import sys
import time

from driver import Atspi, Home, Window, fail, keys, wait, write

PEOPLE = 25000
PASTED = 500
FILTER = 'Cadres and workers'
CONDITIONS = ('--where', 'class=1', '--or', 'class=3')
NUMBER = '110100199001011230'
ACTIONS = 6  # what is undone and done again
KILLS = (0.0, 0.4, 1.2)  # seconds after a change of thousands was begun


class File:
    """The file as muster-cli tells of it."""

    def __init__(self, cli, home):
        self.cli, self.home, self.path = cli, home, home.file('district.muster')

    def run(self, command, *arguments):
        result = subprocess.run([self.cli, command, self.path, *arguments],
                                env=self.home.environment(), capture_output=True, text=True)
        if result.returncode != 0:
            fail(f'muster-cli {command} ended with {result.returncode}: {result.stderr}')
        return result.stdout

    def count(self, *conditions):
        return int(self.run('list', 'people', '--count', *conditions))

    def wait_for_count(self, n, *conditions):
        wait(f'{n} people with {conditions}', lambda: self.count(*conditions) == n)

    def picture(self):
        """Of every person, as a hash."""
        people = self.run('list', 'people', '--scope', 'all', '--format', 'tsv', '--sort', 'name', '--fields',
                          'name,sex,birth,joined,class,area,unit,position,skills,trained,note,ended')
        return hashlib.sha256(people.encode()).hexdigest()


class Day:
    """The window at work, step by step."""

    def __init__(self, window, file):
        self.window, self.file = window, file
        self.begun = time.monotonic()

    def step(self, name):
        """Ends a step: prints how long the main loop was away at the longest since the last one."""
        stalls = [stall for when, *stall in self.window.stalls() if when >= self.begun]
        over = sum(away > 50 for away, _, _ in stalls)
        away = max((away for away, _, _ in stalls), default=0)
        work, drawn = max(((work, drawn) for _, work, drawn in stalls), default=(0, 0))
        print(f'{name:32} longest stall {away:6.1f} ms, {over} over 50 ms; most work {work:6.1f} ms, '
              f'{drawn:.1f} of it drawing', flush=True)
        self.begun = time.monotonic()

    def fill(self, name, text):
        """Writes into the control of a field in the form."""
        def filled():
            for node in self.window.entries():
                if node.get_name() == name and node.get_role_name() == 'text':
                    return Atspi.EditableText.set_text_contents(node, text)
            return False
        wait(f'the field “{name}”', filled)

    def show_people(self, total):
        keys('alt+4')
        self.window.wait_for(f'{total:,} in all$')

    def find_person(self, pinyin):
        keys('ctrl+f', 'ctrl+a')
        write(pinyin)
        self.window.wait_for('(^|· )1 in all$')
        keys('Return', 'Home')
        self.window.wait_for('^1 selected')

    def choose_filter(self, n):
        keys('ctrl+k')
        write(FILTER)
        self.window.wait_for(f'^{FILTER}', ('list item',))
        keys('Return')
        self.window.wait_for(f'{n:,} in all$')

    def begin_change_of_many(self, n, value):
        """Up to where only its last key is missing."""
        self.choose_filter(n)
        keys('ctrl+a')
        self.window.wait_for(f'^{n:,} selected')
        keys('ctrl+b')
        self.window.wait_for('^Change Several Records$')
        time.sleep(0.5)
        write('skills')
        time.sleep(0.5)
        keys('Return')
        time.sleep(0.5)
        write(value)
        self.window.wait_for(f'^{n:,} change')


def make_and_edit(day, community):
    day.show_people(PEOPLE)
    day.step('open the list')

    # The number fills birth and sex; the class is found by its pinyin.
    keys('ctrl+alt+n')
    for name, text in (('Full name', '欧阳试验'), ('Citizen number', NUMBER), ('Class', 'volunteer'),
                       ('Report-in community', community)):
        day.fill(name, text)
    keys('ctrl+s')
    day.file.wait_for_count(1, '--where', 'name=欧阳试验', '--where', 'birth=1990-01-01',
                            '--where', 'class=5')
    day.step('make a person')

    day.find_person('ouyangshiyan')
    keys('F4')
    day.fill('Position', '网格长')
    keys('ctrl+s')
    day.file.wait_for_count(1, '--where', 'name=欧阳试验', '--where', 'position=网格长')
    day.step('edit a person')


def copy_everybody(day):
    """More than fits into one message between two programs: another one reads it in pieces."""
    keys('alt+4', 'ctrl+f', 'ctrl+a', 'BackSpace')
    day.window.wait_for(f'{PEOPLE + 1:,} in all$')
    keys('Return', 'ctrl+a')
    day.window.wait_for(f'^{PEOPLE + 1:,} selected')
    keys('ctrl+c')

    def read():
        result = subprocess.run(['xclip', '-selection', 'clipboard', '-o', '-t', 'UTF8_STRING'],
                                capture_output=True, timeout=20)
        return result.stdout.count(b'\n') == PEOPLE + 2
    wait('what was copied', read)
    keys('ctrl+Home')
    day.step('copy everybody')


def merge_twins(day):
    day.find_person('ouyangshiyan')
    keys('ctrl+d')
    day.fill('Position', '楼门长')
    keys('ctrl+s')
    day.file.wait_for_count(2, '--where', 'name=欧阳试验')
    day.step('make a twin')
    keys('alt+6')
    day.window.wait_for('^1 sets? in all', patience=60)
    day.window.press('^_?Compare and Merge')
    day.window.wait_for('^_?Merge', ('push button', 'button'))
    day.step('find duplicates')
    keys('ctrl+Return')
    day.file.wait_for_count(1, '--where', 'name=欧阳试验')
    day.step('merge two')
    day.window.press('^_?Done')
    time.sleep(2)  # the page has the keys until it is gone


def paste_rows(day):
    rows = ['职务\t入党时间'] + [f'试验{i}\t{"不详" if i == 7 else "2001-07"}' for i in range(1, PASTED + 1)]
    keys('alt+4', 'ctrl+f', 'ctrl+a', 'BackSpace')
    day.window.wait_for(f'{PEOPLE + 1:,} in all$')
    keys('Return', 'ctrl+Home')
    with subprocess.Popen(['xclip', '-selection', 'clipboard', '-loops', '2'],
                          stdin=subprocess.PIPE) as clipboard:
        clipboard.stdin.write('\n'.join(rows).encode())
        clipboard.stdin.close()
        keys('ctrl+v')
        # The bad cell is the current one and says why; it is mended, and all rows are written.
        day.window.wait_for('rows? can.t be written yet')
        day.step('paste 500 rows')
        time.sleep(0.5)
        keys('Return')
        time.sleep(0.5)
        keys('ctrl+a')
        write('2001-08')
        keys('Return')
        day.window.wait_for(f'^_?Write {PASTED} Rows')
        keys('ctrl+Return')
        day.file.wait_for_count(PASTED - 1, '--where', 'position~试验', '--where', 'joined=2001-07')
        day.file.wait_for_count(1, '--where', 'position=试验7', '--where', 'joined=2001-08')
        clipboard.terminate()
    day.step('mend a cell and write them')


def turn(day, key, button, n):
    """Steps back or forth: the name of the button the other way says what was taken."""
    def name():
        found = day.window.find(f'^{button}', ('push button', 'button'))
        return found and found.get_name()
    for _ in range(n):
        before = name()
        keys(key)
        wait('the step', lambda: name() not in (None, before))


def be_killed(program, home, file, n):
    """In a change of thousands: it is whole or not at all. In a form: it is offered again."""
    for i, delay in enumerate(KILLS):
        value = f'killed{i}'
        with Window(program, home, file.path) as window:
            day = Day(window, file)
            day.show_people(PEOPLE + 1)
            day.begin_change_of_many(n, value)
            keys('ctrl+Return')
            time.sleep(delay)
            window.process.kill()
            window.process.wait()
        changed = file.count('--where', f'skills={value}')
        if changed not in (0, n):
            fail(f'{changed} of {n} people were changed by what was killed')
        file.run('check')
        print(f'killed {delay:.2f} s after a change of {n:,} was begun: {changed:,} changed', flush=True)
    with Window(program, home, file.path) as window:
        day = Day(window, file)
        day.show_people(PEOPLE + 1)
        day.find_person('ouyangshiyan')
        keys('F4')
        day.fill('Position', '写到一半')
        time.sleep(1.5)
        window.process.kill()
        window.process.wait()
    with Window(program, home, file.path) as window:
        day = Day(window, file)
        day.show_people(PEOPLE + 1)
        day.find_person('ouyangshiyan')
        # The last one: the bar of pages has one too, further up.
        wait('the draft', lambda: window.press_last('^_Go On'))
        window.wait_for('^_Save')
        wait('what was written', lambda: window.has_entry('写到一半'))
        keys('ctrl+s')
        file.wait_for_count(1, '--where', 'position=写到一半')
        window.quit()


def main():
    program, cli = sys.argv[1:3]
    home = Home()
    file = File(cli, home)
    file.run('sample', '--people', str(PEOPLE))
    file.run('filters', 'save', FILTER, 'people', *CONDITIONS)
    communities = [line.split('\t')[1] for line in file.run(
        'list', 'communities', '--format', 'tsv', '--fields', 'name').splitlines()[1:]]
    community = next(name for name in communities if communities.count(name) == 1)
    n = file.count(*CONDITIONS)
    if n < 5000:
        fail(f'only {n} people to change at once')
    before = file.picture()

    with Window(program, home, file.path, MUSTER_WATCH_STALLS='1') as window:
        window.wait_for(f'^People {PEOPLE:,}$')
        day = Day(window, file)
        make_and_edit(day, community)
        copy_everybody(day)
        merge_twins(day)
        paste_rows(day)
        day.begin_change_of_many(n, 'steady')
        day.step(f'preview a change of {n:,}')
        keys('ctrl+Return')
        file.wait_for_count(n, '--where', 'skills=steady')
        day.step('write it')
        after = file.picture()
        if after == before:
            fail('nothing was changed')
        turn(day, 'ctrl+z', 'Redo: ', ACTIONS)
        day.step('undo it all')
        wait('the file as before', lambda: file.picture() == before)
        window.quit()

    with Window(program, home, file.path, MUSTER_WATCH_STALLS='1') as window:
        day = Day(window, file)
        day.show_people(PEOPLE)
        day.step('begin again')
        turn(day, 'ctrl+shift+z', 'Undo: ', ACTIONS)
        day.step('do it all again')
        wait('the file as it was', lambda: file.picture() == after)
        window.quit()
    be_killed(program, home, file, n)
    file.run('check')
    print('passed')


main()
