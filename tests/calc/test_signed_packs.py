"""Signed packs demanded in LibreOffice's configuration: the bureau's packs work only with a
trusted signature, and PBE_PACK says why they do not."""

import os
import pathlib
import shutil
import subprocess
import time
import unittest

import office

PACK = "mof-2020-10"
OPTIONS = "/pbe.Settings/Options"


def pbe(*arguments):
    program = os.environ.get("PBE_PROGRAM") or shutil.which("pbe")
    subprocess.run([program, *map(str, arguments)], check=True, capture_output=True)


class SignedPacks(office.OfficeTest):

    @classmethod
    def setUpClass(cls):
        if not (os.environ.get("PBE_PROGRAM") or shutil.which("pbe")):
            raise unittest.SkipTest("PBE_PROGRAM names no pbe")
        super().setUpClass()

    def setUp(self):
        self.rules = pathlib.Path(office.work_folder()) / "signed"
        shutil.rmtree(self.rules, ignore_errors=True)
        shutil.copytree(office.SOURCE / "rules" / PACK, self.rules / PACK)
        for name in ("k.key", "k.pub"):
            (self.rules.parent / name).unlink(missing_ok=True)
        pbe("pack", "keygen", "-k", self.rules.parent / "k")
        self.key = (self.rules.parent / "k.pub").read_text("ascii").splitlines()[1]
        self.book = self.document()
        self.pack = office.type_formula(self.book.Sheets[0], "A1", f'=PBE_PACK("{PACK}")')

    def configure(self, **values):
        provider = self.office.create("com.sun.star.configuration.ConfigurationProvider")
        node = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            office.properties(nodepath=OPTIONS))
        for name, value in values.items():
            office.uno.invoke(node, "setPropertyValue", (name, value))
        node.commitChanges()

    def shown(self, expected):
        """What PBE_PACK shows after a reload; waits for the expected words."""
        self.office.dispatch(self.book, "pbe:reload")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and expected not in self.pack.String:
            time.sleep(0.1)
        self.assertIn(expected, self.pack.String)

    def test_only_a_trusted_signature_opens_the_door(self):
        strings = office.uno.Any("[]string", (self.key,))
        none = office.uno.Any("[]string", ())
        self.configure(RulesFolder=office.url(self.rules), SignedPacksOnly=True,
                       TrustedKeys=none)
        self.shown("没有签名")
        pbe("pack", "build", self.rules / PACK)
        pbe("pack", "sign", "-k", self.rules.parent / "k.key", self.rules / PACK)
        self.shown("不在信任")
        self.configure(TrustedKeys=strings)
        self.office.dispatch(self.book, "pbe:reload")
        time.sleep(1)
        self.assertRegex(self.pack.String, rf"^{PACK} \S+ \([0-9a-f]+\)$")
        self.configure(VersionFloors=office.uno.Any("[]string", (f"{PACK}=99",)))
        self.shown("最低版本 99")
        self.configure(VersionFloors=none, TrustedKeys=office.uno.Any("[]string", ("RWx",)))
        self.shown("RWx")
        self.configure(RulesFolder="", SignedPacksOnly=False, TrustedKeys=none)


if __name__ == "__main__":
    office.main()
