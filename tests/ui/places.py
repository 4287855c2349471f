# SPDX-License-Identifier: GPL-3.0-or-later
"""Every panel, page and dialog of the window, reached by the keyboard: one way for all who look at them."""
import gettext
import os
import re

from driver import BUTTONS, Atspi, keys, wait, write

PALETTE = ('search', 'Found')
TABLES = ('tree table', 'table', 'tree')


class Words:
    """What the window says in a language."""

    def __init__(self, language):
        self.language = language
        folder = os.environ.get('MUSTER_LOCALE_DIR')
        self.texts = gettext.NullTranslations()
        if language:
            self.texts = gettext.translation('muster', folder, [language])

    def sign(self, *texts):
        """A regular expression of these English texts as the window says them, with or without their
        mnemonics; %s stands for anything. A pair is a context and a text."""
        return '^(' + '|'.join(self.say(text) for text in texts) + ')$'

    def say(self, text):
        if isinstance(text, tuple):
            said = self.texts.pgettext(*text)
        else:  # one that is counted is found only as such
            said = self.texts.ngettext(text, self.texts.gettext(text), 2)
        said = re.escape(said).replace('%s', '.*')
        if '_' not in said:
            return said
        # GTK 4.8 names such a button twice: with the mnemonic and by the label in it.
        return said.replace('_', '_?') + '( ' + said.replace('_', '') + ')?'

    def write(self, english, pinyin):
        write(pinyin if self.language == 'zh_CN' else english)


class Walk:
    """Goes through the places of a window; what is done at each is for the class that derives."""

    def __init__(self, window, words):
        self.window = window
        self.words = words

    def look(self, place, *texts, roles=None):
        """At a place, which is told by one of these texts."""
        self.look_at(place, self.words.sign(*texts), roles)

    def look_at(self, place, sign, roles=None):
        raise NotImplementedError

    def wait_for(self, *texts, roles=None):
        self.window.wait_for(self.words.sign(*texts), roles)

    def wait_until_gone(self, *texts, roles=None):
        self.window.wait_until_gone(self.words.sign(*texts), roles)

    def press(self, *texts, roles=BUTTONS):
        self.window.press(self.words.sign(*texts), roles)

    def command(self, label, english, pinyin):
        """Gives a command by the palette."""
        keys('ctrl+k')
        self.wait_for(PALETTE)
        self.words.write(english, pinyin)
        self.window.wait_for(self.words.sign(label)[:-1])
        keys('Return')

    def open_people(self):
        keys('alt+4')
        self.wait_for('%s in all')
        self.wait_for('People', roles=TABLES)


def look_at_panels(walk):
    window = walk.window
    walk.look_at('overview', walk.words.sign('People')[:-1] + r' [\d,]+$')
    keys('alt+2')
    walk.look('areas as a tree', 'Areas', roles=TABLES)
    walk.press('Show the areas as a list')
    walk.look('areas as a list', 'Areas', roles=TABLES)
    for key, name in (('3', 'Units'), ('5', 'Posts'), ('4', 'People')):
        keys('alt+' + key)
        walk.wait_for(name, roles=TABLES)
        keys('Down', 'Down')
        walk.wait_for('What can be done with it')
        walk.look(name.lower(), 'What can be done with it')
    look_at_rules(walk)
    keys('alt+6')
    walk.look('duplicates', '%s set in all', '%s sets in all', 'No Duplicates Found')
    if window.find(walk.words.sign('%s set in all', '%s sets in all')):
        keys('Down', 'Return')
        look_at_page(walk, 'merge of duplicates', 'MstMergePage')
    keys('alt+7')
    keys('Down')
    walk.look('journal', 'Undo the Last Step')
    keys('alt+8')
    walk.look('reports', 'Page to show')
    look_at_sets(walk)


def look_at_rules(walk):
    keys('ctrl+k')
    walk.wait_for(PALETTE)
    walk.words.write('liaison rules', 'baolianguize')
    walk.wait_for('Panels', roles=('label',))
    keys('Return')
    walk.wait_for('Liaison rules', 'No %s Yet', roles=TABLES + ('label',))
    keys('Down')
    walk.look('rules', '%s in all', '%s selected · %s in all', 'No %s Yet')
    keys('ctrl+alt+n')
    walk.look('new rule', '_Save')
    keys('Escape')


def look_at_sets(walk):
    keys('alt+s')
    walk.look('menu of saving', 'As _PDF…', roles=('menu item',))
    keys('Escape')
    walk.wait_until_gone('As _PDF…', roles=('menu item',))
    keys('alt+a')
    walk.press('_New Set…', roles=('menu item',))
    walk.look('name of a report set', 'Name of the report set')
    walk.window.write_into_entry('85')
    keys('Return')
    walk.wait_until_gone('Name of the report set')
    walk.window.wait_for('^85[,，]', ('list item',))
    keys('alt+8', 'End', 'Down')
    walk.look('report set', 'Reports in the set')
    keys('shift+F10')
    walk.look('menu of a report set', 'Move _Down', roles=('menu item',))
    keys('Escape')


def look_at_detail(walk):
    window = walk.window
    walk.open_people()
    keys('Down', 'Down')
    walk.press('History')
    walk.look('history', 'History', roles=('list', 'list box'))
    keys('F4')
    walk.look('form', '_Save')
    keys('Escape')
    keys('ctrl+alt+n')
    walk.look('new record', '_Save')
    keys('Escape', 'shift+Down')
    walk.look('several rows', '%s selected')
    keys('Up', 'shift+F10')
    walk.look('menu of a row', '_End…', roles=('menu item',))
    keys('Escape')
    walk.wait_until_gone('_Duplicate', roles=('menu item',))
    keys('F2')
    walk.look('cell being edited', '%s in all', '%s selected · %s in all')
    keys('Escape')
    keys('alt+3')
    walk.wait_for('Units', roles=TABLES)
    keys('Down', 'Down', 'shift+F10')
    walk.press('_End…', roles=('menu item',))
    walk.look('question for the day', '_End')
    keys('Escape')
    walk.wait_until_gone('_End')
    keys('Delete')
    walk.look('question before deleting', "It can't be deleted", '_Delete')
    keys('Escape')


def look_at_finding(walk):
    window = walk.window
    walk.open_people()
    keys('ctrl+k')
    walk.look('palette', PALETTE)
    walk.words.write('wang', 'wang')
    walk.look_at('palette with hits', r'^[^ ,，]{2,4}[,，]', ('list item',))
    keys('Escape', 'Escape')
    keys('ctrl+shift+f')
    walk.look('fields to filter by', 'Filter by')
    walk.words.write('sex', 'xingbie')
    keys('Return')
    walk.look('values to filter by', '_Filter')
    keys('Escape', 'Escape')
    keys('ctrl+shift+f')
    walk.wait_for('Filter by')
    walk.words.write('birth', 'chusheng')
    keys('Return')
    walk.look('condition', '_Filter')
    write('1985')
    keys('Return')
    walk.look_at('chips', '1985')
    walk.command('Save Filter…', 'save filter', 'baocunshaixuan')
    walk.look('name of a filter', '_Save')
    write('85')
    keys('Return')
    walk.wait_until_gone('_Save')
    walk.look_at('saved filter', '^85$')
    keys('ctrl+f', 'Tab', 'Tab', 'Return')
    walk.look('columns', 'Usual Columns')
    keys('Escape', 'ctrl+f')
    write('zzzz')
    walk.look('nothing found', 'Show All')
    window.press(walk.words.sign('Show All'))


def look_at_page(walk, place, sign):
    # The rest of a page's frame stays when the page goes.
    walk.look_at(place, '^' + sign + '$')
    leave_page(walk, sign)


def leave_page(walk, sign):
    # First a popover of the page goes, then the page.
    def left():
        keys('Escape')
        return not walk.window.find('^' + sign + '$')
    wait('the way back by Escape', left)
    # The question whether to discard it is the last window that has come.
    walk.window.press_last(walk.words.sign('_Discard'))


def look_at_pages(walk):
    window = walk.window
    walk.open_people()
    keys('Down', 'shift+Down', 'ctrl+b')
    look_at_page(walk, 'several records', 'MstBulkPage')
    keys('ctrl+p')
    walk.wait_for('Page to show')
    look_at_page(walk, 'print', 'MstPrintPage')
    keys('Down', 'shift+Down', 'ctrl+m')
    look_at_page(walk, 'merge', 'MstMergePage')
    keys('Down', 'shift+Down', 'ctrl+c', 'ctrl+v')
    look_at_page(walk, 'paste', 'MstPastePage')
    register = window.home.file('register.csv')
    with open(register, 'w', encoding='utf-8') as file:
        file.write('单位名称,隶属层级,统一社会信用代码,在职党员数\n试验中心,区直,,12\n'
                   '试验二中心,区直,12345,7\n合计,2,,19\n')
    keys('ctrl+i')
    window.wait_for_window(walk.words.sign('Choose Workbooks to Import'))
    keys('ctrl+l')
    window.write_into_entry(register)
    keys('Return')
    walk.look('import, files', '_Next')
    walk.press('_Next')
    walk.wait_for('_Import')
    walk.look('import, check', 'MstImportPage')
    walk.press('_Import')
    walk.look('import, result', '_Undo the Import')
    walk.press('_Done')
    walk.wait_until_gone('MstImportPage')


def look_at_dialogs(walk):
    walk.open_people()
    keys('F10')
    walk.look('menu', '_About Muster', roles=('menu item',))
    keys('a')
    walk.look_at('about', r'^\d+\.\d+\.\d+$')
    keys('Escape')
    walk.window.wait_until_gone(r'^\d+\.\d+\.\d+$')
    keys('ctrl+comma')
    walk.look('preferences', 'Height of rows')
    walk.press('District and Backups')
    walk.look('preferences of the district', 'Backups kept')
    keys('Escape')
    walk.wait_until_gone('Backups kept')
    keys('F1')
    walk.look('shortcuts', 'Search everything')
    keys('Escape')
    walk.wait_until_gone('Search everything')
    keys('ctrl+n')
    walk.look('new district', 'Name of the district')
    keys('Escape')
    walk.wait_until_gone('Name of the district')


def look_at_liaison(walk):
    """Who answers for which place, and how that is planned; nothing is written."""
    keys('alt+9')
    walk.wait_for('Liaison pairs', roles=TABLES)
    keys('Down', 'Down')
    walk.look('liaison pairs', 'What can be done with it')
    walk.press('Coverage of the places')
    walk.wait_for('Who answers for each place', roles=TABLES)
    keys('Down', 'Down', 'Return', 'Down', 'Return', 'Down', 'Down')
    walk.look('coverage of the places', 'Who answers for each place', roles=TABLES)
    keys('Menu')
    walk.look('menu of a place', '_Give to Another Unit…', roles=('menu item',))
    keys('Escape')
    walk.wait_until_gone('_Give to Another Unit…', roles=('menu item',))
    walk.command('Give the Place to Another Unit…', 'give place', 'huanyoulingyi')
    walk.wait_for('Choose the unit.')
    keys('Down', 'Down')
    walk.look_at('place given to another unit', walk.words.sign('“%s” answers for it now. From %s on instead:',
                                                                'No unit answers for it now. From %s on:'))
    keys('Escape')
    walk.wait_until_gone('_Give')
    walk.press('Before')
    walk.look('who has answered for a place', 'Who has answered, from when to when', roles=TABLES)
    keys('Escape')
    walk.wait_until_gone('Who has answered, from when to when', roles=TABLES)
    walk.press('Units, to be dragged to places')
    walk.look('units beside the places', 'Units that could answer for the place', roles=TABLES)
    walk.press('Units, to be dragged to places')
    walk.press('Coverage by subdistrict')
    chart = walk.words.sign('Coverage of the subdistricts')[:-1]
    walk.window.wait_for(chart)
    keys('Right', 'Right')
    walk.look_at('coverage by subdistrict', chart)
    keys('Return')
    walk.look('coverage of a subdistrict', 'Show All Places')
    walk.press('Show All Places')
    walk.press('Map')
    walk.look('map of the liaison', 'Plan…')
    walk.command('Plan the Liaison…', 'plan liaison', 'guihuabaolian')
    walk.look_at('plan, what is wanted', walk.words.sign('Proven: no other plan costs less. ')[:-1])
    walk.press('_Next')
    walk.wait_for('What becomes of each place', roles=TABLES)
    keys('Down', 'Down')
    walk.look_at('plan, a place', walk.words.sign('Lock to “%s”'))
    walk.press('_Back')
    walk.wait_for('What comes of it')
    walk.press('_Cancel')


def look_at_projector(walk):
    """The overview and a chart as a room sees them."""
    window = walk.window
    walk.wait_for('Show the Overview on the Whole Screen')
    keys('F11')
    window.wait_for_window(walk.words.sign('Overview'))
    walk.look('overview for a room', 'Liaison Coverage', 'Completeness')
    keys('Escape')
    wait('the window of the overview to go',
         lambda: not any(re.search(walk.words.sign('Overview'), title or '') for title in window.titles()))

    charts = [node for node in window.nodes() if node.get_role_name() == 'image']

    def at_chart():
        keys('Tab')
        return any(is_focused(node) for node in charts)
    wait('the focus to come to a chart', at_chart)
    keys('F11')
    window.wait_for_window(walk.words.sign('People by Area'))
    keys('Right', 'Right', 'Right')
    walk.look('chart for a room', 'People by Area')
    keys('Escape')
    wait('the window of the chart to go', lambda: len(window.titles()) == 1)


def is_focused(node):
    node.clear_cache()  # what was read before may be kept although it has changed since
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def keep_plan(walk):
    walk.press('Keep This _Plan…')
    walk.wait_for('Name of the plan')
    keys('Return')
    walk.wait_until_gone('Name of the plan')


def weigh_no_households(walk):
    """Makes another plan, which goes by the distance alone."""
    slider = walk.words.sign('Metres for each household more per person')

    def at_slider():
        keys('Tab')
        node = walk.window.find(slider, ('slider',))
        return node is not None and is_focused(node)
    wait('the focus to come to the slider', at_slider)
    keys('Home')
    walk.wait_for('not looked at')


def look_at_planning(walk):
    """Two plans, kept and compared; a rule, another unit, and the papers of the plan. Nothing is written."""
    walk.command('Plan the Liaison…', 'plan liaison', 'guihuabaolian')
    proven = walk.words.sign('Proven: no other plan costs less. ')[:-1]
    walk.window.wait_for(proven)
    keep_plan(walk)
    weigh_no_households(walk)
    keep_plan(walk)  # which waits for it
    walk.press('One more rule')
    walk.look('plan, its rules', '_Add the Rule')
    walk.press('C_ompare…')
    walk.wait_for('Places with different units', 'Every Place Has the Same Unit in Both')
    walk.press('The first plan')
    wait('the focus to come to a plan', lambda: any(
        node.get_role_name() == 'list item' and is_focused(node) for node in walk.window.nodes()))
    keys('Down', 'Return')
    walk.look('plans compared', 'Places with different units', roles=TABLES)
    walk.press('_Back')
    walk.press('_Next')
    walk.wait_for('What becomes of each place', roles=TABLES)
    keys('Down', 'Down')
    walk.look('plan, any other unit', 'Any other unit, with its cost')
    walk.press('_Next')
    walk.look('plan, document and reason', '3 Document and Reason')
    walk.press('_Cancel')


def discard_form(walk):
    # Others of the name belong to what is not shown.
    walk.window.press_last(walk.words.sign('_Discard'))
    walk.wait_until_gone('_Save')


def look_at_choosing(walk):
    """What comes up where something is written or chosen."""
    walk.open_people()
    keys('Down', 'ctrl+f', 'Tab', 'Return')
    walk.look('orders', 'Usual Order', roles=('menu item',))
    keys('Escape', 'ctrl+k')
    walk.wait_for(PALETTE)
    write('zzzz')
    walk.look('palette without hits', 'Nothing found. Part of a name, pinyin or initials, the end of a number or a '
                                      'place will do.')
    keys('Escape', 'Escape', 'alt+4', 'F4')
    walk.wait_for('_Save')
    keys('Tab', 'Down')
    walk.look_at('choices', '^(Male|男)$')
    keys('Escape', 'Tab', 'alt+Down')
    walk.look('calendar', 'Calendar for “%s”')
    keys('Escape', 'ctrl+a')
    write('1985.13')
    keys('Tab')
    walk.look_at('reason under a field', '1985.13. ?(is not a date|不是日期)')
    discard_form(walk)
    keys('alt+5')
    walk.wait_for('Posts', roles=TABLES)
    keys('Down', 'F4')
    walk.wait_for('_Save')
    keys('Tab', 'Tab', 'ctrl+a')
    write('an')
    walk.look('places to choose from', '_Save')
    keys('Escape')
    discard_form(walk)
    look_at_values(walk)
    look_at_changes(walk)


def look_at_values(walk):
    """Of a filter, when none is what is looked for."""
    keys('alt+4')
    walk.wait_for('People', roles=TABLES)
    keys('ctrl+shift+f')
    walk.wait_for('Filter by')
    walk.words.write('sex', 'xingbie')
    keys('Return')
    walk.wait_for('_Filter')
    write('zzzz')
    walk.look('no value', 'No value fits “%s”.')
    keys('Escape', 'Escape')


def look_at_changes(walk):
    """Of several records, before they are written."""
    keys('alt+4')
    walk.wait_for('People', roles=TABLES)
    keys('Down', 'shift+Down', 'ctrl+b')
    walk.wait_for('Find a field')
    walk.words.write('class', 'leibie')
    keys('Return')
    walk.wait_until_gone('Find a field')
    wait('the focus to come to the value', lambda: any(is_focused(node) for node in walk.window.entries()))
    keys('Down', 'Down', 'Return')
    walk.look('changes of several records', 'C_hange %s')
    leave_page(walk, 'MstBulkPage')


# Each in a window of its own: panels that were shown before make every walk longer.
WALKS = {'panels': look_at_panels, 'detail': look_at_detail, 'finding': look_at_finding,
         'pages': look_at_pages, 'dialogs': look_at_dialogs, 'liaison': look_at_liaison,
         'planning': look_at_planning, 'projector': look_at_projector, 'choosing': look_at_choosing}
