# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of reports in the real window, by keyboard: a report is chosen, set and looked at page by page,
copied, saved in every format, sent to each subdistrict, printed into a file; sets of reports are made, saved,
renamed, removed and brought back. What was written is read again.

usage: desk.py MUSTER MUSTER-CLI [STEP...]    (on a display and a session bus, with xdotool and xclip)

STEP is the name of one of the functions below that main() does; without one, all are done.
"""
import json
import os
import re
import subprocess
import sys
import time
import zipfile

from driver import BUTTONS, Atspi, Home, Window, fail, keys, write

SET = 'mon:day'  # no file can be called so
FORMATS = (('PDF', 'pdf'), ('Workbook', 'xlsx'), ('CSV', 'csv'), ('PNG', 'png'), ('SVG', 'svg'))
HEADS = {'pdf': b'%PDF', 'xlsx': b'PK', 'csv': b'\xef\xbb\xbf', 'png': b'\x89PNG', 'svg': b'<?xml'}


def run(home, *arguments):
    result = subprocess.run(arguments, env=home.environment(), capture_output=True, text=True)
    if result.returncode != 0:
        fail(f'{arguments} ended with {result.returncode}: {result.stderr}')
    return result.stdout


def read_pdf(home, path):
    """Its text without blanks."""
    return re.sub(r'[ \u3000]', '', run(home, 'pdftotext', '-layout', path, '-'))


class Desk:
    """The panel of reports, and the files that come of it."""

    def __init__(self, window, home, cli):
        self.window, self.home, self.cli = window, home, cli

    def choose(self, name, pages):
        """The report of this name, by the palette; the number of pages it has."""
        keys('ctrl+k')
        self.window.wait_for('^Found$')
        write(name)
        self.window.wait_for(f'^{name}', ('list item',))
        keys('Return')
        self.window.wait_for_window(f'^{name}')
        return self.wait_for_pages(pages)

    def wait_for_pages(self, pages):
        """Until the preview is whole; the number of its pages."""
        def find_pages():
            button = self.window.find('^_?Print…', BUTTONS)
            button.clear_cache()
            return (button.get_state_set().contains(Atspi.StateType.SENSITIVE)
                    and self.window.find(f'^Page 1 of {pages}$'))
        return int(re.search(r'\d+$', self.window.wait('the preview', find_pages).get_name()).group())

    def fill(self, name, text):
        def filled():
            for node in self.window.entries():
                if node.get_name() == name and node.get_role_name() == 'text':
                    return Atspi.EditableText.set_text_contents(node, text)
            return False
        self.window.wait(f'the field “{name}”', filled)

    def menu(self, button, item):
        """Opens the menu of a button at the foot and takes the item of this name."""
        pressed = [button]

        def taken():
            # A button that waits for the pages of another report leaves its key unanswered; a menu that is
            # slow to come would take the key for one of its items.
            keys(*pressed)
            pressed[:] = ['Escape', button]
            end = time.monotonic() + 5
            while time.monotonic() < end:
                if self.window.press_once(item, ('menu item',)):
                    return True
                time.sleep(0.1)
            return False
        self.window.wait(f'the item “{item}”', taken)

    def save(self, item, name):
        """By the menu of saving; the path of the file when it is whole."""
        path = self.home.file(name)
        suffix = '.' + name.rpartition('.')[2]
        self.menu('alt+s', item)
        offered = self.window.wait('the question for the file',
                                   lambda: [text for text in self.window.written() if text.endswith(suffix)])
        if ':' in offered[0]:
            fail(f'the name “{offered[0]}” is offered')
        self.window.write_into_entry(path)
        keys('Return')
        self.window.wait(name, lambda: os.path.exists(path))
        self.window.wait_for('^Exported to ' + re.escape(name))
        with open(path, 'rb') as file:
            head = file.read(8)
        if not head.startswith(HEADS[name.rpartition('.')[2]]):
            fail(f'{name} begins with {head}')
        return path

    def sheets(self, path):
        """The texts of each sheet by its name, as muster-cli reads them."""
        sheets = json.loads(run(self.home, self.cli, 'sheet', path, '--json'))['sheets']
        return {sheet['name']: [cell['v'] for cell in sheet['cells'].values()] for sheet in sheets}


def look_page_by_page(desk):
    n_pages = desk.choose('roster of people', r'\d\d+')
    keys('Tab')
    for page in (2, 3):
        desk.window.press('^Next page$')
        desk.window.wait_for(f'^Page {page} of {n_pages}$')
    keys('Page_Down')
    desk.window.wait_until_gone(f'^Page 3 of {n_pages}$')
    keys('End')
    desk.window.wait_for(f'^Page {n_pages} of {n_pages}$')
    keys('Home')
    desk.window.wait_for(f'^Page 1 of {n_pages}$')


def set_and_save(desk):
    desk.choose('distribution of forces', '1')
    desk.fill('As of', 'someday')
    desk.window.wait_for('^Not Made$')
    desk.fill('As of', '2022-11-10')
    desk.wait_for_pages('1')
    for item, suffix in FORMATS:
        desk.save(item, f'forces.{suffix}')
    text = read_pdf(desk.home, desk.home.file('forces.pdf'))
    for part in ('力量分布表', '2022年11月10日', '合计', '2,000', '第1页共1页'):
        if part not in text:
            fail(f'“{part}” is not in the PDF: {text}')
    figures = desk.sheets(desk.home.file('forces.xlsx'))
    if 2000 not in sum(figures.values(), []):
        fail(f'2,000 people are not in the workbook: {figures}')
    with open(desk.home.file('forces.csv'), encoding='utf-8-sig') as file:
        rows = file.read().splitlines()
    if sum(int(row.split(',')[-1]) for row in rows[1:]) != 2000:
        fail(f'the table has not 2,000 people: {rows}')


def clipboard(target):
    # A clipboard that isn't given in time is asked for again.
    result = subprocess.run(['timeout', '10', 'xclip', '-selection', 'clipboard', '-o', '-t', target],
                            capture_output=True)
    return result.stdout


def copy(desk):
    keys('alt+8', 'ctrl+c')
    desk.window.wait_for('^Copied')
    text = clipboard('UTF8_STRING').decode()
    html = clipboard('text/html').decode()
    if '力量分布表' not in text or '合计\t' not in text or not re.search(r'\t2000\n', text):
        fail(f'the copied text is {text}')
    if '<th width="72">街道</th>' not in html or '力量分布表' not in html or '>2000<' not in html:
        fail(f'the copied table is {html}')
    keys('alt+8', 'Tab', 'ctrl+shift+c')
    desk.window.wait_for('^Page 1 was copied')
    if not clipboard('image/png').startswith(HEADS['png']):
        fail('the copied page is no picture')


def write_template(path, *rows):
    """A workbook with these texts in its cells."""
    cells = ''.join(f'<row r="{line}">'
                    + ''.join(f'<c r="{chr(ord("A") + column)}{line}" t="inlineStr"><is><t>{text}</t></is></c>'
                              for column, text in enumerate(row)) + '</row>'
                    for line, row in enumerate(rows, 1))
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
    with zipfile.ZipFile(path, 'w') as parts:
        parts.writestr('[Content_Types].xml', f'<Types xmlns="{package}/content-types">'
                       '<Default Extension="rels" '
                       'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                       f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
                       f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>')
        parts.writestr('_rels/.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                       f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        parts.writestr('xl/workbook.xml', f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                       '<sheet name="通报" sheetId="1" r:id="r1"/></sheets></workbook>')
        parts.writestr('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="{package}/relationships"><Relationship '
                       f'Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        parts.writestr('xl/worksheets/sheet1.xml',
                       f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>')


def save_by_template(desk):
    """By a workbook of the department's own, which is offered again; what it gets wrong is told."""
    window = desk.window
    desk.choose('list of units', r'\d+')
    template = desk.home.file('notice.xlsx')
    write_template(template, ['{{标题}}'], ['{{单位名称}}'])
    desk.menu('alt+s', '^By a _?Template')
    window.wait_for_window('^Choose the Template$')
    time.sleep(1)
    keys('ctrl+l')
    window.write_into_entry(template)
    keys('Return')
    path = desk.home.file('filled.xlsx')
    window.wait('the question for the file',
                lambda: any(text.endswith('.xlsx') and '单位名册' in text for text in window.written()))
    window.write_into_entry(path)
    keys('Return')
    window.wait('the workbook', lambda: os.path.exists(path))
    window.wait_for('^Exported to filled.xlsx')
    texts = desk.sheets(path)['通报']
    n = int(run(desk.home, desk.cli, 'list', desk.path, 'units', '--count'))
    if not texts[0].endswith('单位名册') or len(texts) != n + 1:
        fail(f'of {n} units the template has {texts[:5]} and more, {len(texts)} in all')
    write_template(template, ['{{标题}}', '{{没有这一项}}'])
    desk.menu('alt+s', '^By the _?Template “notice.xlsx”')
    window.wait('the question for the file',
                lambda: any(text.endswith('.xlsx') and '单位名册' in text for text in window.written()))
    window.write_into_entry(desk.home.file('second.xlsx'))
    keys('Return')
    window.wait_for("^The Template Can't Be Filled In$")
    window.wait_for('通报.*B1.*没有这一项')
    keys('Escape')
    window.wait_until_gone("^The Template Can't Be Filled In$")
    if os.path.exists(desk.home.file('second.xlsx')):
        fail('a workbook was made of a template that means nothing')


def send(desk):
    desk.choose('list of units', r'\d+')
    folder = desk.home.file('subdistricts')
    os.mkdir(folder)
    desk.menu('alt+s', 'Workbook for _?Each')
    desk.window.wait_for_window('Choose the Folder for the Files')
    time.sleep(1)
    keys('ctrl+l')
    desk.window.write_into_entry(folder)
    keys('Return')
    time.sleep(1)
    # The folder was gone into; it is the one that is meant.
    if not os.listdir(folder) and any('Folder' in (title or '') for title in desk.window.titles()):
        keys('alt+o')
    desk.window.wait_for('files? put into subdistricts')
    names = sorted(os.listdir(folder))
    n = int(run(desk.home, desk.cli, 'list', desk.path, 'subdistricts', '--count'))
    if len(names) != n or not all(re.match(r'.*街道 单位名册 \d{4}-\d\d-\d\d\.xlsx$', name) for name in names):
        fail(f'for {n} subdistricts there are {names}')
    rows = sum(max(texts.count('区直') + texts.count('市直') + texts.count('街道') + texts.count('企业'), 0)
               for name in names
               for texts in desk.sheets(os.path.join(folder, name)).values())
    if rows == 0:
        fail('no workbook has a unit')


def press_in_window(window, title, name):
    application = window.application()
    for i in range(application.get_child_count()):
        child = application.get_child_at_index(i)
        if not re.search(title, child.get_name() or ''):
            continue
        for node in window.nodes(child):
            if re.search(name, node.get_name() or '') and node.get_role_name() in BUTTONS:
                return Atspi.Action.do_action(node, 0)
    return False


def choose_row(node):
    """Selects the row of a list that a node is in."""
    while node is not None:
        parent = node.get_parent()
        if parent is not None and 'Selection' in parent.get_interfaces():
            return Atspi.Selection.select_child(parent, node.get_index_in_parent())
        node = parent
    return False


def print_into_file(desk):
    desk.choose('quality of the data', r'\d+')
    keys('ctrl+p')
    desk.window.wait_for_window('^Print$')
    path = desk.home.file('示例区数据质量表.pdf')
    desk.window.wait('the printer', lambda: choose_row(desk.window.find('^Print to File$')))
    desk.window.wait('the button', lambda: press_in_window(desk.window, '^Print$', '^_Print'))
    desk.window.wait('the print', lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    time.sleep(1)
    if '数据质量表' not in read_pdf(desk.home, path):
        fail('the print is not of the report')
    desk.window.wait('the note of it', lambda: 'Printed' in run(desk.home, desk.cli, 'log', desk.path))


def keep_sets(desk):
    window = desk.window
    # One report makes the set, two more go into it.
    desk.choose('distribution of forces', '1')
    desk.menu('alt+a', 'New Set')
    window.wait_for('^New Report Set$')
    window.write_into_entry(SET)
    keys('Return')
    window.wait_for(f'^{SET}, 1 report$', ('list item',))
    for n, name in ((2, 'quality of the data'), (3, 'list of posts')):
        desk.choose(name, r'\d+')
        desk.menu('alt+a', f'^{SET}$')
        window.wait_for(f'^{SET}, {n} reports$', ('list item',))

    # The set, bound and numbered through.
    keys('alt+8', 'End', 'Down')
    window.wait_for('^Reports in the set$')
    n_pages = desk.wait_for_pages(r'\d+')
    pdf = desk.save('PDF', 'set.pdf')
    workbook = desk.save('Workbook', 'set.xlsx')
    text = read_pdf(desk.home, pdf)
    for page in range(1, n_pages + 1):
        if f'第{page}页共{n_pages}页' not in text:
            fail(f'page {page} of {n_pages} has not its number')
    outline = run(desk.home, 'pdftohtml', '-xml', '-i', '-stdout', pdf).partition('<outline>')[2]
    places = [outline.find(title) for title in ('力量分布表', '数据质量表', '点位一览表')]
    if -1 in places or places != sorted(places):
        fail(f'the places to leap to are {outline}')
    if SET not in run(desk.home, 'pdfinfo', pdf):
        fail('the PDF is not called after the set')
    if len(desk.sheets(workbook)) < 3:
        fail('the workbook has too few sheets')

    # The last report goes first, one is taken out; both are taken back.
    window.press('^Move “list of posts.*” up$')
    window.wait('the order', lambda: reports(desk) == ['forces', 'posts', 'quality'])
    window.press('^Take “quality of the data.*” out of the set$')
    window.wait('what is left', lambda: reports(desk) == ['forces', 'posts'])
    keys('ctrl+z')
    window.wait('what was', lambda: reports(desk) == ['forces', 'posts', 'quality'])

    # Renamed, removed, brought back.
    keys('alt+8')

    def asks():
        keys('F2')
        time.sleep(1)
        return window.find('^Rename the Report Set$')
    window.wait('the question for the name', asks)
    window.write_into_entry('tuesday')
    keys('Return')
    window.wait_for('^tuesday, 3 reports$', ('list item',))
    time.sleep(1)
    keys('Delete')
    window.wait_until_gone('^tuesday, 3 reports$', ('list item',))
    keys('ctrl+z')
    window.wait_for('^tuesday, 3 reports$', ('list item',))


def reports(desk):
    sets = json.loads(run(desk.home, desk.cli, 'sets', desk.path, '--json'))
    return [entry['report'] for entry in sets[0]['reports']]


def main():
    program, cli = sys.argv[1:3]
    home = Home()
    path = home.file('district.muster')
    run(home, cli, 'sample', path, '--people', '2000')
    with Window(program, home, path) as window:
        window.wait_for('^People 2,000$')
        desk = Desk(window, home, cli)
        desk.path = path
        for step in (look_page_by_page, set_and_save, copy, save_by_template, send, print_into_file, keep_sets):
            if step.__name__ in sys.argv[3:] or len(sys.argv) == 3:
                step(desk)
                print(step.__name__, flush=True)
        window.quit()
    run(home, cli, 'check', path)
    print('passed')


main()
