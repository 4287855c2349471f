# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window, to be looked at: every panel, page and dialog, in Chinese.

usage: pictures.py MUSTER FILE OUT [dark] [PERCENT] [WALK...]
       (on a display and a session bus, with xdotool and ImageMagick's import)

WALK is the end of the name of a walk in places.py: panels, detail, finding, pages, dialogs, choosing;
without one, all are gone. What GTK complained about is printed.
"""
import os
import re
import shutil
import subprocess
import sys
import time

from driver import Home, Window
from places import WALKS, Walk, Words

SETTLE = 1.2


class PictureWalk(Walk):
    """Goes through the places and takes a picture of the screen at each."""

    def __init__(self, window, out, group):
        super().__init__(window, Words('zh_CN'))
        self.out = out
        self.group = group
        self.n_taken = 0

    def look_at(self, place, sign, roles=None):
        self.window.wait_for(sign, roles)
        time.sleep(SETTLE)
        self.n_taken += 1
        name = f'{self.group}-{self.n_taken:02} {place}.png'.replace(' ', '-').replace(',', '')
        subprocess.run(['import', '-window', 'root', os.path.join(self.out, name)], check=True)


def write_settings(home, dark, percent):
    """Has the program start with these, as large as the screen."""
    width, height = subprocess.run(['xdotool', 'getdisplaygeometry'], capture_output=True, text=True,
                                   check=True).stdout.split()
    folder = home.file('config/glib-2.0/settings')
    os.makedirs(folder)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[org/muster/Muster]\n'
                   f'window-width={width}\nwindow-height={height}\n'
                   f"colours='{'dark' if dark else 'light'}'\ntext-scale={percent}\n")


def main():
    program, file, out = sys.argv[1:4]
    dark = False
    percent = '100'
    wanted = []
    for option in sys.argv[4:]:
        if option == 'dark':
            dark = True
        elif option.isdigit():
            percent = option
        else:
            wanted.append(option)
    os.makedirs(out, exist_ok=True)
    home = Home()
    write_settings(home, dark, percent)
    with Window(program, home, LANGUAGE='zh_CN', GSETTINGS_BACKEND='keyfile') as window:
        PictureWalk(window, out, 'start').look('welcome', 'Look at a Sample')
    for group, look in WALKS.items():
        if wanted and group not in wanted:
            continue
        home = Home()
        write_settings(home, dark, percent)
        copy = home.file('东城区.muster')
        shutil.copy(file, copy)
        with Window(program, home, copy, LANGUAGE='zh_CN', GSETTINGS_BACKEND='keyfile') as window:
            look(PictureWalk(window, out, group))
            window.quit()
        with open(home.file('errors.txt'), encoding='utf-8', errors='replace') as errors:
            for line in sorted({re.sub(r'0x[0-9a-f]+|\d\d:\d\d:\d\d\.\d+', '', line) for line in errors
                                if '-WARNING' in line or 'Warning' in line}):
                print(f'{group}: {line}', end='')


main()
