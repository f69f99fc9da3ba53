"""What docs/*/administrators.md tells administrators to type, typed: the extension installed
for one user, for all, and bundled, used by an unprivileged user whose name is trouble, and
settings locked for everybody.

The commands are those of the page, word for word. LibreOffice's own folders, where root may
write, are replaced by folders of the test: by LibreOffice's variables, or in the command.
Needs root, and the user nobody; skipped otherwise.
"""

import csv
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import office

HOME_NAMES = ("张 三", "a'b", 'say "hi"')  # in one path
PROBE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>
 <office:spreadsheet><table:table table:name="t"><table:table-row>
  <table:table-cell table:formula='of:=PBE.CALC.SCORE("到达90%以上";"85%";5)'/>
  <table:table-cell table:formula="of:=PBE.CALC.PACK()"/>
 </table:table-row></table:table></office:spreadsheet></office:body></office:document>
"""
REGISTRY = "/usr/lib/libreoffice/share/registry"


def commands(language):
    """{name: commands} of the page: the shell blocks under a comment with their name."""
    page = office.SOURCE / "docs" / language / "administrators.md"
    found = re.findall(r"<!-- ([\w-]+) -->\n```sh\n(.*?)```", page.read_text("utf-8"), re.S)
    return dict(found)


class Rollout(unittest.TestCase):

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pbe-rollout-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.folder.chmod(0o755)
        self.commands = commands("zh")
        self.environment = {}
        shutil.copy(office.find_package(), self.folder / "pbe.oxt")
        shutil.copytree(office.SOURCE / "packaging" / "examples", self.folder,
                        dirs_exist_ok=True)
        (self.folder / "probe.fods").write_text(PROBE, encoding="utf-8")
        self.home = self.folder.joinpath("home", *HOME_NAMES)
        self.home.mkdir(parents=True)
        nobody = pwd.getpwnam("nobody")
        self.clerk = (nobody.pw_uid, nobody.pw_gid)
        for folder in (self.home, self.folder / "home"):
            os.chown(folder, *self.clerk)

    # --- who types what ---

    def run_as(self, user, command, **environment):
        """A shell in the folder of pbe.oxt, as (uid, gid) or as root (None)."""
        home = self.home if user else self.folder / "root"
        home.mkdir(exist_ok=True)
        done = subprocess.run(
            ["sh", "-ec", command], cwd=self.folder, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=180,
            env={"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8",
                 **self.environment, **environment},
            **({"user": user[0], "group": user[1], "extra_groups": []} if user else {}))
        return done

    def type_as(self, user, command):
        done = self.run_as(user, command)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def cells(self):
        """What the clerk sees in =PBE_SCORE(…) and =PBE_PACK(): two texts."""
        out = self.home / "out"
        shutil.rmtree(out, ignore_errors=True)
        self.type_as(self.clerk, 'soffice --headless --convert-to csv:"Text - txt - csv'
                                 ' (StarCalc)":44,34,76 --outdir "$HOME/out" probe.fods')
        with open(out / "probe.csv", newline="", encoding="utf-8") as file:
            return next(csv.reader(file))

    def check_scores(self):
        score, pack = self.cells()
        self.assertEqual(score, "4.72")
        self.assertRegex(pack, r"^mof-2020-10 \S+ \([0-9a-f]{8}\)$")

    def check_no_functions(self):
        self.assertEqual(self.cells()[0], "#NAME?")

    def share(self):
        """A folder of shared extensions instead of that in LibreOffice's own."""
        store = self.folder / "shared extensions"
        store.mkdir()
        self.environment["UNO_SHARED_PACKAGES_CACHE"] = office.url(store)

    def registry(self):
        """A copy of share/registry, and the layers of the configuration made with it."""
        folder = self.folder / "registry"
        shutil.copytree(REGISTRY, folder, symlinks=False)
        home = pathlib.Path(os.path.realpath(office.program("soffice"))).parent
        text = (home / "fundamentalrc").read_text("utf-8")
        layers = re.search(r"^CONFIGURATION_LAYERS=(.*)$", text, re.M).group(1)
        made, places = re.subn(r"(xcsxcu|res):\S+/registry(?= )",
                               rf"\1:{office.url(folder)}", layers)
        self.assertEqual(places, 2, layers)
        self.environment["CONFIGURATION_LAYERS"] = made
        return folder

    # --- installing ---

    def test_both_languages_of_the_page_tell_the_same_commands(self):
        self.assertEqual(commands("en"), self.commands)
        self.assertGreaterEqual(len(self.commands), 6)

    def test_a_user_installs_for_himself_and_removes_it_again(self):
        self.check_no_functions()
        self.type_as(self.clerk, self.commands["per-user"])
        self.check_scores()
        owners = {path.stat().st_uid for path in self.home.rglob("*")}
        self.assertEqual(owners, {self.clerk[0]})
        self.type_as(self.clerk, self.commands["remove"])
        self.check_no_functions()

    def test_root_installs_for_all(self):
        self.share()
        refused = self.run_as(None, self.commands["per-user"])
        self.assertNotEqual(refused.returncode, 0)  # root has to say --shared
        self.type_as(None, self.commands["shared"])
        self.check_scores()

    def test_it_comes_bundled_with_libreoffice(self):
        bundled = self.folder / "share extensions"
        bundled.mkdir()
        command = self.commands["bundled"].replace("/usr/lib/libreoffice/share/extensions",
                                                   f"'{bundled}'")
        self.assertIn(str(bundled), command)
        self.type_as(None, command)
        self.environment["BUNDLED_EXTENSIONS"] = office.url(bundled)
        self.check_scores()

    def test_an_update_replaces_the_older_version(self):
        self.type_as(self.clerk, self.commands["per-user"])
        self.raise_version()
        self.type_as(self.clerk, self.commands["update"])
        listed = self.run_as(self.clerk, "unopkg list").stdout
        self.assertIn("99.1", listed)
        self.assertEqual(listed.count("Identifier: pbe.calc"), 1)
        self.check_scores()

    def raise_version(self):
        self.type_as(None, "mkdir new && cd new && unzip -q ../pbe.oxt && "
                           "sed -i 's/<version value=\"[^\"]*\"/<version value=\"99.1\"/' "
                           "description.xml && rm ../pbe.oxt && "
                           "zip -qX0 ../pbe.oxt mimetype && zip -qXr ../pbe.oxt . -x mimetype")

    # --- locking: the policies name a folder that is not there, and demand signatures ---

    def check_policy(self):
        score, pack = self.cells()
        self.assertEqual(score, "4.72")
        self.assertIn("/srv/pbe/规则", pack)

    def test_a_policy_in_the_registry_holds_for_an_extension_of_the_user(self):
        registry = self.registry()
        self.type_as(self.clerk, self.commands["per-user"])
        self.check_scores()
        command = self.commands["policy-xcd"].replace(REGISTRY, str(registry))
        self.type_as(None, command)
        self.check_policy()

    def test_a_policy_extension_holds_for_a_shared_extension(self):
        self.share()
        self.type_as(None, self.commands["shared"])
        self.type_as(None, self.commands["policy-oxt"])
        self.check_policy()

    def test_values_before_the_extensions_need_the_schema(self):
        """As under HKEY_LOCAL_MACHINE, whose layer is read before those of extensions."""
        registry = self.registry()
        self.type_as(self.clerk, self.commands["per-user"])
        policy = (self.folder / "pbe-policy.xcd").read_text("utf-8")
        values = re.sub(r"<oor:component-schema.*</oor:component-schema>", "", policy,
                        flags=re.S)
        schema = re.sub(r"<oor:component-data.*</oor:component-data>", "", policy,
                        flags=re.S)
        machine = self.folder / "machine"
        machine.mkdir()
        (machine / "machine.xcd").write_text(values, encoding="utf-8")
        self.environment["CONFIGURATION_LAYERS"] = self.environment[
            "CONFIGURATION_LAYERS"].replace(" bundledext:",
                                            f" xcsxcu:{office.url(machine)} bundledext:")
        self.check_scores()  # nothing is locked
        (registry / "pbe-schema.xcd").write_text(schema, encoding="utf-8")
        self.check_policy()

    def test_the_examples_have_the_settings_of_the_extension(self):
        properties = r'<prop oor:name="(\w+)" oor:type="([^"]*)"'
        packaging = office.SOURCE / "packaging"
        schema = (packaging / "oxt" / "Settings.xcs").read_text("utf-8")
        policy = (packaging / "examples" / "pbe-policy.xcd").read_text("utf-8")
        self.assertEqual(re.findall(properties, policy), re.findall(properties, schema))
        for example in ("pbe-policy.xcd", "pbe-policy.reg", "policy-oxt/policy.xcu"):
            text = (packaging / "examples" / example).read_text("utf-8")
            self.assertIn("RulesFolder", text, example)


def main():
    if os.geteuid() != 0:
        print("skipped: needs root, to become another user")
        sys.exit(office.SKIPPED)
    office.main()


if __name__ == "__main__":
    main()
