# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window as an officer has it before him: keys go in by xdotool, and what is shown is read as
a screen reader reads it."""
import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60
# Else what opens a dialog on a busy machine is taken for not done, and is done again. Milliseconds.
Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)
# What GTK calls the rows of a table, and how many of them are looked at: each is like the next.
TABLE_ROWS, ROWS = 'GtkColumnListView', 12
BUTTONS = ('push button', 'button', 'toggle button', 'page tab')


def fail(message):
    """Ends the drive; where MUSTER_DRIVE_PICTURE names a file, with a picture of the screen."""
    if 'MUSTER_DRIVE_PICTURE' in os.environ:
        subprocess.run(['import', '-window', 'root', os.environ['MUSTER_DRIVE_PICTURE']], check=False)
    print('FAILED:', message, file=sys.stderr)
    sys.exit(1)


def wait(what, condition, patience=PATIENCE):
    """Waits until condition() is true and returns what it returned."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            result = condition()
        except Exception:  # a node that went away while it was read
            result = None
        if result:
            return result
        time.sleep(0.1)
    fail(f'waited {patience} s for {what}')


def keys(*names):
    for name in names:
        subprocess.run(['xdotool', 'key', '--clearmodifiers', name], check=True)
        time.sleep(0.1)


def write(text):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '20', text], check=True)


class Home:
    """A folder for one officer: his settings, his drafts, his files."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix='muster-drive-')
        atexit.register(shutil.rmtree, self.path, ignore_errors=True)

    def file(self, name):
        return os.path.join(self.path, name)

    def environment(self, **more):
        environment = dict(os.environ, HOME=self.path, XDG_DATA_HOME=self.file('data'),
                           XDG_CONFIG_HOME=self.file('config'), XDG_CACHE_HOME=self.file('cache'),
                           XDG_STATE_HOME=self.file('state'), GSETTINGS_BACKEND='memory',
                           GTK_USE_PORTAL='0', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                           GTK_A11Y='atspi')
        environment.pop('LANGUAGE', None)
        environment.update(more)
        return environment


class Window:
    """A running program and what it shows."""

    def __init__(self, program, home, *arguments, **environment):
        self.home = home
        self.errors = open(home.file('errors.txt'), 'ab+')
        self.process = subprocess.Popen([program, *arguments], env=home.environment(**environment),
                                        stderr=self.errors)

    def __enter__(self):
        def appeared():
            self.fail_if_ended()
            return self.application()
        wait('the program', appeared)
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.seek(0)
        text = self.errors.read().decode(errors='replace')
        self.errors.close()
        # What GTK and GLib complain about is a fault of the program.
        faults = [line for line in text.splitlines() if re.search(r'-(CRITICAL|ERROR) \*\*', line)]
        if faults:
            fail('the program complained: ' + faults[0])

    def fail_if_ended(self):
        if self.process.poll() is not None:
            self.errors.seek(0)
            fail(f'the program ended with {self.process.returncode}: '
                 + self.errors.read().decode(errors='replace')[-2000:])

    def quit(self):
        keys('ctrl+q')
        if self.process.wait(timeout=20) != 0:
            fail(f'the program ended with {self.process.returncode}')

    def stalls(self):
        """(when, milliseconds, milliseconds of its own work, milliseconds of drawing among them) of each
        time the main loop was away, when they are watched."""
        self.errors.flush()
        with open(self.errors.name, encoding='utf-8', errors='replace') as file:
            found = re.findall(r'^stall (\S+) (\S+) (\S+) (\S+)$', file.read(), re.MULTILINE)
        return [tuple(map(float, figures)) for figures in found]

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def nodes(self, node=None, depth=0, most=40):
        """Everything shown, what came last first; rows are left out beyond the first dozens."""
        node = node or self.application()
        if node is None or depth > 60:
            return
        yield node
        for child in self.children(node, most):
            yield from self.nodes(child, depth + 1, most)

    def children(self, node, most):
        """What is shown directly in a node. Of windows the newest comes first: what is looked for is there
        most often, and the lists of the others are long."""
        places = range(min(node.get_child_count(), ROWS if node.get_name() == TABLE_ROWS else most))
        for i in reversed(places) if node.get_role_name() == 'application' else places:
            child = node.get_child_at_index(i)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield child

    def find(self, name, roles=None):
        """The first node whose name fits the regular expression."""
        pattern = re.compile(name)
        for node in self.nodes():
            if node.get_role_name() == 'label':
                node.clear_cache()  # it may say something else since it was read
            if pattern.search(node.get_name() or ''):
                if roles is None or node.get_role_name() in roles:
                    return node
        return None

    def wait(self, what, condition, patience=PATIENCE):
        """Waits, as long as the program runs."""
        def met():
            self.fail_if_ended()
            return condition()
        return wait(what, met, patience)

    def wait_for(self, name, roles=None, patience=PATIENCE):
        return self.wait(f'“{name}”', lambda: self.find(name, roles), patience)

    def wait_until_gone(self, name, roles=None):
        self.wait(f'“{name}” to go', lambda: not self.find(name, roles))

    def press_once(self, name, roles=BUTTONS):
        """Presses a button, or what else has a role of these; False when none can be pressed."""
        for node in self.nodes():
            if not re.search(name, node.get_name() or '') or node.get_role_name() not in roles:
                continue
            node.clear_cache()  # what was read before may be kept although it has changed since
            if (node.get_state_set().contains(Atspi.StateType.SENSITIVE)
                    and Atspi.Action.do_action(node, 0)):
                return True
        return False

    def press(self, name, roles=BUTTONS):
        """The same, as soon as it can be pressed."""
        self.wait(f'the button “{name}”', lambda: self.press_once(name, roles))

    def press_last(self, name):
        """Presses the last button of this name in the newest window that has one."""
        for shown in self.children(self.application(), 40):
            found = [node for node in self.nodes(shown)
                     if re.search(name, node.get_name() or '') and node.get_role_name() in BUTTONS]
            if found:
                return Atspi.Action.do_action(found[-1], 0)
        return False

    def entries(self):
        return [node for node in self.nodes() if 'EditableText' in node.get_interfaces()]

    def written(self):
        """What stands in the entries."""
        return [Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
                for node in self.entries()]

    def has_entry(self, text):
        """Whether an entry says exactly this."""
        return text in self.written()

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
