"""audit_terminal.py PROGRAM RULES - the bar of an audit, on a terminal and in a pipe."""

import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import unittest

PROGRAM, RULES = sys.argv[1:3]


def run(folder, terminal):
    """(standard output, standard error) of an audit in Chinese."""
    env = {"PBE_RULES": RULES, "LC_ALL": "zh_CN.UTF-8"}
    command = [PROGRAM, "audit", "--jobs", "1", str(folder)]
    if not terminal:
        done = subprocess.run(command, env=env, capture_output=True, check=True)
        return done.stdout.decode(), done.stderr.decode()
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=theirs,
                          stdin=subprocess.DEVNULL) as process:
        os.close(theirs)
        drawn = b""
        try:
            while chunk := os.read(ours, 4096):
                drawn += chunk
        except OSError:  # the other end is closed
            pass
        out = process.stdout.read()
    os.close(ours)
    return out.decode(), drawn.decode()


class Bar(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="pbe-audit-")
        for number in range(10):
            path = pathlib.Path(self.folder.name) / f"{number}.ods"
            path.write_text("unit\t局\nwait\n", encoding="utf-8")

    def tearDown(self):
        self.folder.cleanup()

    def test_on_a_terminal_it_tells_how_far_and_goes_away(self):
        out, drawn = run(self.folder.name, terminal=True)
        self.assertRegex(drawn, r"\r\[#+\.+\] [1-9]/10  每秒 \d+ 份  还需 0:0\d\x1b\[K")
        self.assertTrue(drawn.endswith("\r\x1b[K"), repr(drawn))
        self.assertEqual(out.count("局"), 10)

    def test_in_a_pipe_there_is_none(self):
        out, said = run(self.folder.name, terminal=False)
        self.assertEqual(said, "")
        self.assertNotIn("\x1b", out)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
