# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window, to be looked at: every panel and dialog, in Chinese.

usage: pictures.py MUSTER FILE OUT [dark] [PERCENT]
       (on a display and a session bus, with xdotool and ImageMagick's import)
"""
import os
import subprocess
import sys
import time

from driver import Home, Window, keys, wait, write

SETTLE = 1.2


def main():
    program, file, out = sys.argv[1:4]
    environment = {'LANGUAGE': 'zh_CN'}
    for option in sys.argv[4:]:
        if option == 'dark':
            environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        else:
            environment['MUSTER_TEXT_PERCENT'] = option
    os.makedirs(out, exist_ok=True)
    home = Home()
    copy = home.file('东城区.muster')
    subprocess.run(['cp', file, copy], check=True)

    def picture(name):
        time.sleep(SETTLE)
        subprocess.run(['import', '-window', 'root', os.path.join(out, name + '.png')], check=True)

    with Window(program, home, copy, **environment) as window:
        window.wait_for('^总览$')
        time.sleep(2)
        # Without a window manager the window is not as large as the screen by itself.
        size = subprocess.run(['xdotool', 'getdisplaygeometry'], capture_output=True, text=True)
        found = subprocess.run(['xdotool', 'search', '--pid', str(window.process.pid), '--onlyvisible',
                                '--name', '.'], capture_output=True, text=True).stdout.split()
        for identity in found:
            subprocess.run(['xdotool', 'windowsize', identity, *size.stdout.split()])
        picture('01-overview')
        for number, (key, name) in enumerate((('2', 'areas'), ('3', 'units'), ('4', 'people'),
                                              ('5', 'posts')), start=2):
            keys('alt+' + key)
            time.sleep(SETTLE)
            keys('Down', 'Down', 'Down')
            picture(f'{number:02}-{name}')
        window.quit()


main()
