# SPDX-License-Identifier: GPL-3.0-or-later
"""The planning of the liaison in the real window: a rule of the file is seen and taken back, a plan is kept and
compared with what there is, the comparison is saved, the rules are kept and the pairs written by a document, and all of it is
undone. What was written is read by the command line.

usage: plan.py MUSTER MUSTER-CLI    (on a display and a session bus, with xdotool)
"""
import json
import os
import subprocess
import sys

from driver import Atspi, Home, Window, fail, keys, write

DAY = '2022-03-01'
DOCUMENT = 'dzf-2022-3'
RULE_DOCUMENT = 'dzf-2022-2'


class District:
    """The file, as the command line knows it."""

    def __init__(self, home, cli):
        self.home, self.cli = home, cli
        self.path = home.file('district.muster')
        self.run('sample', self.path, '--people', '1000')

    def run(self, command, *arguments):
        result = subprocess.run([self.cli, *command.split(), *arguments], env=self.home.environment(),
                                capture_output=True, text=True)
        if result.returncode != 0:
            fail(f'{command} {arguments} ended with {result.returncode}: {result.stderr}')
        return result.stdout

    def count(self, kind, *conditions):
        return int(self.run('list', self.path, kind, '--count', *conditions).strip())

    def first(self, kind, *conditions):
        return json.loads(self.run('list', self.path, kind, '--json', *conditions))[0]


def expect(what, is_true):
    if not is_true:
        fail(what)


def open_assistant(window):
    keys('ctrl+k')
    window.wait_for('^Search ')
    write('plan liaison')
    window.wait_for('^Plan the Liaison…')
    keys('Return')
    window.wait_for('^Proven: no other plan costs less')


def compare(window, district):
    """The plan of now beside what there is, and beside itself when it was kept; saved as a workbook."""
    window.press('Keep This _?Plan…')
    window.wait_for('^Name of the plan$')
    keys('Return')
    window.wait_until_gone('^Name of the plan$')
    window.press('^Go on with “Plan 1”$')
    window.wait_for('^Proven: no other plan costs less|^Every place has the same unit')
    window.press('C_?ompare…')
    window.wait_for('different units|Same Unit in Both')
    path = district.home.file('plans.xlsx')
    window.press('_?Export the Comparison…')
    window.wait('the question for the file',
                lambda: [text for text in window.written() if text.endswith('.xlsx')])
    window.write_into_entry(path)
    keys('Return')
    window.wait('the workbook', lambda: os.path.exists(path))
    sheets = json.loads(district.run('sheet', path, '--json'))['sheets']
    expect('the workbook has not the three tables', len(sheets) == 3)
    window.press('^_Back')


def keep_rules(window, district):
    """One more rule, kept by a document, with the other put out of use."""
    pair = district.first('liaisons', '--where', 'kind=3')
    window.press('^One more rule$')
    for name, text in (('^Unit$', pair['unit']), ('^Place or area$', pair['area_path'])):
        Atspi.EditableText.set_text_contents(window.wait_for(name, ('text',)), text)
    window.press('_?Add the Rule')
    window.wait_for('^Take back: .* 固定包联')
    window.press('_?Keep the Rules')
    window.wait_for('are given to each new rule')
    write(RULE_DOCUMENT)
    keys('Return')
    window.wait('the rule of the document',
                lambda: district.count('rules', '--where', f'document={RULE_DOCUMENT}') == 1)
    window.wait_until_gone('^Keep to it again: ')
    expect('the rule still holds', district.count('rules', '--where', 'kind=closed') == 0)


def main():
    program, cli = sys.argv[1:3]
    home = Home()
    district = District(home, cli)
    place = district.first('compounds')['id']
    district.run('add', district.path, 'rules', 'kind=closed', f'area={place}', f'since={DAY}')
    n_pairs = district.count('liaisons', '--scope', 'all')
    with Window(program, home, district.path) as window:
        window.wait_for_window('Muster|district')
        open_assistant(window)
        window.press('^Take back: .* 免包')
        window.wait_for('^Keep to it again: .* 免包')
        compare(window, district)
        keep_rules(window, district)
        window.press('^_?Next')
        window.wait_for('^What becomes of each place$')
        window.press('^_?Next')
        window.wait_for('^Document number')
        write(DOCUMENT)
        window.press('Write the Pairs')
        window.wait_until_gone('^3 Document and Reason$')
        n_written = district.count('liaisons', '--where', f'document={DOCUMENT}')
        expect('no pair has the document', n_written > 0)
        expect('the pairs are not there', district.count('liaisons', '--scope', 'all') >= n_pairs)
        keys('ctrl+z')
        window.wait('the pairs to go',
                    lambda: district.count('liaisons', '--scope', 'all') == n_pairs)
        keys('ctrl+z')
        window.wait('the rule to come back', lambda: district.count('rules', '--where', 'kind=closed') == 1)
        expect('the new rule is still there', district.count('rules') == 1)
        window.quit()
    district.run('check', district.path)
    print(f'{n_written} pairs planned, written and taken back; the rule kept, ended and brought back')


if __name__ == '__main__':
    main()
