#!/usr/bin/env python3
"""Runs what the documentation shows, so that it cannot say anything that is not so.

    docs_examples.py PBE FILE.md…            fails where a page is wrong
    docs_examples.py --update PBE FILE.md…   writes what really comes into the page

PBE is the command. A page is read from top to bottom in an empty folder of its own; its
language is that of its folder (docs/zh, docs/en):

    a block with lines "$ pbe …"   each is run; what follows it is what it says. A line "…"
                                   stands for any lines.
    a line "=PBE_…(…)" in a block  what follows is its result: score, explain or read
    a diff block                   the line with - becomes the line with + in the pack that
                                   `pbe new` has made last
    a lua block                    is loaded. Its first word says what it is: a whole pack, a
                                   declaration, a change for local.d, or a field of a rule.
                                   "-- 见 rules.lua" ("-- in rules.lua") on top: it stands
                                   in that file. "-- 加到 rules.lua" ("-- add to …"): it is
                                   added at its end.
    a block "json name" or "csv name"  is that file, for the calls below
    `cap { … }` in a line          a declaration between ` is loaded, too
    "pbe verb" in other blocks     the verb exists
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

PACK = 'pack { id = "%s", version = "1", title = "t", basis = "b", extends = "%s" }\n'
RULE = ('rule "样例" { basis = "b", sentence = "s", %s\n'
        'examples = { { actual = "", weight = 5, outcome = "cannot_compute" } } }\n')
FIELDS = {"score": "%s", "计分": "%s", "exceptions": "score = proportional { }, %s",
          "例外": "score = proportional { }, %s"}
CHANGES = ("change", "改动")
PACKS = ("pack", "规则包")
BASE = "mof-2020-10"
IN_FILE = re.compile(r"-- (?:见|in) (\S+\.lua)$")
ADD_TO = re.compile(r"-- (?:加到|add to) (\S+\.lua)$")
INLINE = re.compile(r"`((?:cap|veto|bonus|best_of|split|combine|rate|table_example) [^`…]*\})`")
DATA = re.compile(r"(?:json|csv) \S+$")
FORMULA = re.compile(r"=PBE_(SCORE|EXPLAIN|READ)\((.*)\)$")


class Page:
    def __init__(self, pbe, path):
        self.pbe, self.path = pbe, path
        self.language = "en" if os.sep + "en" + os.sep in os.path.abspath(path) else "zh"
        self.folder = tempfile.TemporaryDirectory()
        self.pack = None      # the folder of the pack that was made last
        self.ran, self.failures = 0, 0
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().split("\n")

    def fail(self, at, text):
        self.failures += 1
        print("%s:%d: %s" % (self.path, at + 1, text))

    def run(self, *arguments):
        locale = "zh_CN.UTF-8" if self.language == "zh" else "en_US.UTF-8"
        environment = {"LC_ALL": locale, "PATH": os.environ["PATH"]}
        done = subprocess.run([self.pbe, *arguments], env=environment, cwd=self.folder.name,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", check=False)
        self.ran += 1
        return done.stdout, done.returncode

    # --- commands and formulas ---

    def command(self, line, at, shown):
        words = shlex.split(line)
        if words[:1] != ["pbe"]:
            return "only pbe is run here\n"
        if self.run(words[1], "--help")[1] != 0:
            return "no such verb: %s\n" % words[1]
        said, code = self.run(*words[1:])
        if "…" in shown and code > 1:
            self.fail(at, "%s\n  fails: %s" % (line, said))
        if words[1] == "new" and not words[-1].startswith("-"):
            self.pack = os.path.join(self.folder.name, words[-1], words[-2])
        return said

    def formula(self, name, arguments):
        values = [re.sub(r'^"|"$', "", value.strip()) for value in arguments.split(";")]
        if name == "READ":
            return self.run("read", "--", values[0])[0].split("\t")[1] + "\n"
        values += [""] * (6 - len(values))
        call = ["explain"]
        if self.pack:
            call += ["--rules", os.path.dirname(self.pack)]
        for option, value in zip(("--rule", "--given", "--pack"), values[3:]):
            if value:
                call += [option, value]
        said = self.run(*call, "--", *values[:3])[0].rstrip("\n").split("\t")
        return (said[0] if name == "SCORE" else said[-1]) + "\n"

    def shown(self, start, end):
        """The block's lines, with what really comes after each call."""
        out, at = [], start
        while at < end:
            line = self.lines[at]
            formula = FORMULA.match(line)
            out.append(line)
            if not line.startswith("$ ") and not formula:
                at += 1
                continue
            after = at + 1
            while after < end and not re.match(r"\$ |=PBE_", self.lines[after]):
                after += 1
            shown = self.lines[at + 1:after]
            said = self.formula(*formula.groups()) if formula else self.command(line[2:], at, shown)
            if fits(shown, said):
                out += shown
            else:
                self.fail(at, "%s\n  says   %s\n  not    %s" % (line, said, "\n".join(shown)))
                out += said.rstrip("\n").split("\n")
            at = after
        return out

    # --- rules ---

    def file(self, name):
        return os.path.join(self.pack or self.folder.name, name)

    def read(self, name):
        with open(self.file(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(self.file(name), "w", encoding="utf-8") as file:
            file.write(text)

    def edit(self, at, block):
        """One group of - and + lines after the other."""
        for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n?)*)", block + "\n", re.M):
            old, new = (re.sub(r"^.", "", text, flags=re.M) for text in (old, new))
            found = [name for name in ("pack.lua", "rules.lua") if old in self.read(name)]
            if len(found) != 1 or self.read(found[0]).count(old) != 1:
                self.fail(at, "does not stand once in the pack: %s" % old)
                continue
            self.write(found[0], self.read(found[0]).replace(old, new))

    def load(self, at, text):
        """Loads a block in a folder of its own, as what its first word says."""
        first = re.search(r"^\s*([^\W\d]\w*)", re.sub(r"--.*", "", text))
        first = first.group(1) if first else ""
        with tempfile.TemporaryDirectory() as root:
            name, pack = "t", PACK % ("t", BASE)
            if first in CHANGES:
                os.mkdir(os.path.join(root, "local.d"))
                with open(os.path.join(root, "local.d", BASE + ".lua"), "w",
                          encoding="utf-8") as file:
                    file.write(text)
                text = ""
            elif first in PACKS:
                name = re.search(r'(?:id|编号) = "([^"]*)"', text).group(1)
                pack, text = text, ""
                if not re.search("grades|等级|extends|沿用", pack):
                    pack += '\ngrades { { name = "g", from = 0 } }\n'
                    text = RULE % "score = proportional { },"
            elif first in FIELDS:
                text = RULE % (FIELDS[first] % text.rstrip().rstrip(",") + ",")
            os.mkdir(os.path.join(root, name))
            for part, content in (("pack.lua", pack), ("rules.lua", text)):
                with open(os.path.join(root, name, part), "w", encoding="utf-8") as file:
                    file.write(content)
            said, code = self.run("test", root)
        if code != 0:
            self.fail(at, "does not load: %s" % said)

    def rules(self, at, text):
        first, _, rest = text.partition("\n")
        quoted, added = IN_FILE.match(first), ADD_TO.match(first)
        if quoted:
            if rest.strip("\n") not in self.read(quoted.group(1)):
                self.fail(at, "does not stand in %s" % quoted.group(1))
        elif added:
            self.write(added.group(1), self.read(added.group(1)) + "\n" + rest)
        else:
            self.load(at, text)

    # --- the page ---

    def block(self, kind, start, end):
        text = "\n".join(self.lines[start:end])
        if kind == "lua":
            self.rules(start, text + "\n")
        elif kind == "diff":
            self.edit(start, text)
        elif DATA.match(kind):
            with open(os.path.join(self.folder.name, kind.split()[1]), "w",
                      encoding="utf-8") as file:
                file.write(text + "\n")
        elif re.search(r"^(\$ |=PBE_)", text, re.M):
            return self.shown(start, end)
        else:
            for at in range(start, end):
                verb = re.match(r"pbe (?:--\S+ )*([a-z]+)", self.lines[at])
                if verb and self.run(verb.group(1), "--help")[1] != 0:
                    self.fail(at, "no such verb: %s" % verb.group(1))
        return self.lines[start:end]

    def check(self):
        """Goes through the page; returns it as it should be."""
        out, at = [], 0
        while at < len(self.lines):
            line = self.lines[at]
            out.append(line)
            at += 1
            if line.startswith("```"):
                end = self.lines.index("```", at)
                out += self.block(line[3:].strip(), at, end) + ["```"]
                at = end + 1
                continue
            for declaration in INLINE.findall(line):
                self.load(at - 1, declaration)
        self.folder.cleanup()
        return "\n".join(out)


def fits(shown, said):
    """… is any lines; blanks are all alike, as a tab is one in a page."""
    pattern = "\n".join(".*" if line == "…" else re.escape(" ".join(line.split()))
                        for line in shown)
    said = "\n".join(" ".join(line.split()) for line in said.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, said, re.S) is not None


def main():
    arguments = sys.argv[1:]
    update = arguments[0] == "--update"
    pbe, *paths = arguments[1 if update else 0:]
    ran = failures = 0
    for path in paths:
        page = Page(os.path.abspath(pbe), path)
        made = page.check()
        if update and made != "\n".join(page.lines):
            with open(path, "w", encoding="utf-8") as file:
                file.write(made)
        if page.ran == 0:
            page.fail(0, "shows nothing that can be run")
        ran, failures = ran + page.ran, failures + page.failures
    print("%d pages, %d calls of pbe, %d failures" % (len(paths), ran, failures))
    sys.exit(failures > 0 or not paths)


if __name__ == "__main__":
    main()
