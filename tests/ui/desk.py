"""A desk of its own: a screen (Xvfb), a window manager, a keyboard, a mouse and a camera.

What is typed and clicked are events of the X server, as from a person's hands: the office
cannot tell the difference. Nothing is done twice because it did not work the first time.

    with desk.Desk(folder) as screen:
        with office.Office(folder, headless=False, environment=screen.environment):
            screen.type("95%")
            screen.keys("Return")
            screen.picture(folder / "typed.png")
"""

import os
import pathlib
import re
import shutil
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
WAIT_SECONDS = 30  # most things come in a tenth; several offices on two processors are slow
FIRST_FREE_KEY, LAST_KEY = 136, 255
KEYBOARD = """xkb_keymap {{
xkb_keycodes {{ include "evdev+aliases(qwerty)" {names} }};
xkb_types {{ include "complete" }};
xkb_compat {{ include "complete" }};
xkb_symbols {{ include "pc+us" {symbols} }};
}};
"""
TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xprop": "x11-utils",
         "import": "imagemagick", "xkbcomp": "x11-xkb-utils"}


class DeskError(Exception):
    """One sentence for people: what is missing or what did not work."""


def missing():
    """One sentence about what is missing for a desk, or None."""
    for tool, package in TOOLS.items():
        if shutil.which(tool) is None:
            return f"找不到 {tool}：请执行 apt-get install {package}"
    return None


def wait_for(condition, what, limit=WAIT_SECONDS):
    """Waits until condition() gives something true and returns that; the error after
    `limit` seconds says `what` was waited for."""
    deadline = time.monotonic() + limit
    while True:
        got = condition()
        if got:
            return got
        if time.monotonic() > deadline:
            raise DeskError(f"等了 {limit} 秒，没有等到：{what}")
        time.sleep(0.03)


class Desk:
    """Used with `with`: the screen and its window manager live as long."""

    def __init__(self, work, width=1366, height=768):
        self.work = pathlib.Path(work)
        self.width, self.height = width, height
        self.environment = {}
        self._processes = []
        self._letters = []  # those that the keyboard has got, in the order of its keys

    def __enter__(self):
        self.work.mkdir(parents=True, exist_ok=True)
        try:
            self._start_screen()
            self._start_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            process.terminate()
            process.wait()
        self._processes = []

    def _start_screen(self):
        reading, writing = os.pipe()
        # without -noreset it begins anew whenever its last client has gone
        self._launch(["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset",
                      "-screen", "0", f"{self.width}x{self.height}x24"],
                     pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as number:
            display = number.readline().strip()  # comes when the screen can be used
        if not display:
            raise DeskError(f"Xvfb 没有启动，见 {self.work / 'desk.log'}")
        # The plugin without a toolkit is in every installation and looks the same on each.
        # No input method and no accessibility bus: machines differ in what they have.
        self.environment = {"DISPLAY": ":" + display, "SAL_USE_VCLPLUGIN": "gen",
                            "XMODIFIERS": "@im=none", "NO_AT_BRIDGE": "1"}

    def _start_manager(self):
        self._launch(["openbox", "--config-file", str(HERE / "openbox.xml")])
        wait_for(lambda: "window id" in self._run("xprop", "-root",
                                                  "_NET_SUPPORTING_WM_CHECK"),
                 "窗口管理器 openbox")

    def _all(self):
        # xdotool reads its arguments in the encoding of the locale
        return {**os.environ, **self.environment, "LC_ALL": "C.UTF-8"}

    def _launch(self, command, **more):
        with open(self.work / "desk.log", "ab") as log:
            self._processes.append(subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self._all(), **more))

    def _run(self, *command):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env=self._all(), timeout=30)
        if done.returncode != 0 and done.stderr:
            raise DeskError(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout

    # --- hands and eyes ---

    def keys(self, *names):
        """Presses keys, one after the other: "Return", "ctrl+s"."""
        self._run("xdotool", "key", "--clearmodifiers", *names)

    def type(self, text):
        """Types a text, Chinese as well."""
        new = sorted({letter for letter in text if not " " <= letter <= "~"}
                     - set(self._letters))
        if new:
            self._add_letters(new)
        self._run("xdotool", "type", "--delay", "8", "--", text)

    def _add_letters(self, letters):
        """Puts letters on free keys of the keyboard, two on each, and leaves them there.

        xdotool alone would put each on one and the same key just before it presses it, and
        an office that looks a moment later what the key means would read the next letter.
        """
        self._letters += letters
        names, symbols = [], []
        for index in range(0, len(self._letters), 2):
            code = FIRST_FREE_KEY + index // 2
            pair = ", ".join(f"U{ord(letter):04X}" for letter in self._letters[index:index + 2])
            names.append(f"<F{code}> = {code};")
            symbols.append(f"key <F{code}> {{ [ {pair} ] }};")
        if code > LAST_KEY:
            raise DeskError(f"键盘放不下 {len(self._letters)} 个字")
        layout = self.work / "keyboard.xkb"
        layout.write_text(KEYBOARD.format(names="\n".join(names), symbols="\n".join(symbols)),
                          encoding="ascii")
        self._run("xkbcomp", "-w0", str(layout), self.environment["DISPLAY"])

    def click(self, x, y, times=1, button=1):
        self._run("xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(times),
                  "--delay", "60", str(button))

    def put_mouse_away(self):
        """Where nothing lights up below it and no tip comes up."""
        self._run("xdotool", "mousemove", str(self.width - 1), str(self.height - 1))

    def picture(self, path):
        """Keeps what the screen shows; needs no office that answers. Returns the path."""
        self._run("import", "-window", "root", "-depth", "8", str(path))
        return path

    def colour(self, x, y):
        """The colour of one point, like "srgb(255,255,255)"."""
        return self._run("import", "-window", "root", "-depth", "8", "-crop",
                         f"1x1+{x}+{y}", "-format", "%[pixel:p{0,0}]", "info:")

    def wait_until_still(self, seconds=0.6, limit=4):
        """Nothing on the screen has changed for so long; a blinking cursor is not waited
        for to the end."""
        begun = still_since = time.monotonic()
        before = None
        while time.monotonic() - still_since < seconds and time.monotonic() - begun < limit:
            now = self.picture(self.work / "still.ppm").read_bytes()
            if now != before:
                before, still_since = now, time.monotonic()

    def titles(self):
        """The titles of the windows that a person sees."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", ".")
        return [self._run("xdotool", "getwindowname", number).strip()
                for number in found.split()]

    def width_of(self, title):
        """The width of a window that a person sees; None where there is none."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name",
                          f"^{re.escape(title)}$")
        if not found:
            return None
        size = self._run("xdotool", "getwindowgeometry", "--shell", found.split()[0])
        return int(re.search(r"^WIDTH=(\d+)$", size, re.MULTILINE)[1])
