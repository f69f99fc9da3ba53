"""texts.py BUILD SOURCE - function wizard and menu have a text for everything.

Each function of the interface, and each of its parameters, has its name and description in
Chinese and in English; the descriptions of functions end with an example of that function.
Each entry of the menu has its title in both, its pictures, and its row in docs/*/calc.md.
What Calc then shows is tested in a real one (tests/calc/test_languages.py, tests/ui).
BUILD: the folder with CalcAddIns.xcu, XCalc.idl and Addons.xcu.
"""

import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree

NAME = "{http://openoffice.org/2001/registry}name"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = ("en-US", "zh-CN")
BUILD, SOURCE = (pathlib.Path(argument) for argument in sys.argv[1:3])
HAN = re.compile("[\u4e00-\u9fff]")


def read(name):
    return xml.etree.ElementTree.parse(BUILD / name).getroot()


def child(node, name):
    found = [one for one in node if one.get(NAME) == name]
    if len(found) != 1:
        raise AssertionError(f"{node.get(NAME)} has {len(found)} times {name}")
    return found[0]


def texts(node, name):
    """{language: text} of a property."""
    return {value.get(LANGUAGE): value.text for value in child(node, name)}


def methods(idl):
    """{method: its parameters' names} of the interface."""
    text = re.sub(r"//.*", "", idl)
    return {name: re.findall(r"\[in\][^,]*?(\w+)\s*(?:,|$)", arguments)
            for name, arguments in re.findall(r"(\w+)\((\[in\].*?)\);", text, re.S)}


class Wizard(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        component = child(child(read("CalcAddIns.xcu"), "AddInInfo"), "pbe.Calc")
        cls.functions = child(component, "AddInFunctions")
        cls.methods = methods((BUILD / "XCalc.idl").read_text("utf-8"))

    def assert_both(self, node, name):
        got = texts(node, name)
        for language in LANGUAGES:
            self.assertTrue((got.get(language) or "").strip(), (node.get(NAME), name))
        self.assertEqual(sorted(got), sorted(LANGUAGES))
        return got

    def test_the_functions_are_those_of_the_interface(self):
        self.assertGreaterEqual(len(self.methods), 9)
        self.assertEqual([one.get(NAME) for one in self.functions], list(self.methods))

    def test_every_description_is_in_both_languages_and_ends_with_an_example(self):
        for function in self.functions:
            with self.subTest(function.get(NAME)):
                got = self.assert_both(function, "Description")
                formula = f"PBE_{function.get(NAME).upper()}("
                for language, word in (("en-US", " Example: ="), ("zh-CN", "例：=")):
                    before, found, example = got[language].partition(word)
                    self.assertTrue(before and found, got[language])
                    self.assertIn(formula, example)
                self.assertRegex(got["zh-CN"], HAN)

    def test_every_parameter_has_its_name_and_text_in_both_languages(self):
        for function in self.functions:
            parameters = child(function, "Parameters")
            method = function.get(NAME)
            self.assertEqual([one.get(NAME) for one in parameters], self.methods[method])
            for parameter in parameters:
                with self.subTest(method, parameter=parameter.get(NAME)):
                    for name in ("DisplayName", "Description"):
                        self.assertRegex(self.assert_both(parameter, name)["zh-CN"], HAN)


class Menu(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        ui = child(read("Addons.xcu"), "AddonUI")
        menu = child(child(ui, "OfficeMenuBar"), "pbe.menu")
        cls.entries = [node for node in child(menu, "Submenu") if cls.path(node)]
        cls.buttons = [node for node in child(child(ui, "OfficeToolBar"), "pbe.toolbar")
                       if cls.path(node)]

    @staticmethod
    def path(node):
        """What stands behind pbe: in its address; None for a line between groups."""
        protocol, _, path = child(node, "URL")[0].text.partition(":")
        return path if protocol == "pbe" else None

    def test_every_entry_has_its_title_and_its_row_in_the_docs(self):
        self.assertGreaterEqual(len(self.entries), 5)
        for entry in self.entries:
            titles = texts(entry, "Title")
            self.assertRegex(titles["zh-CN"], HAN)
            for language, folder in (("zh-CN", "zh"), ("en-US", "en")):
                page = (SOURCE / "docs" / folder / "calc.md").read_text("utf-8")
                self.assertIn(f"| {titles[language]} | ", page)

    def test_every_entry_has_its_pictures(self):
        for entry in self.entries:
            for size in (16, 26):
                name = f"{self.path(entry)}_{size}.png"
                data = (SOURCE / "packaging/oxt/icons" / name).read_bytes()
                self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n", name)
                self.assertEqual(data[16:24], size.to_bytes(4, "big") * 2, name)

    def test_the_toolbar_has_the_same_entries(self):
        self.assertEqual([self.path(one) for one in self.buttons],
                         [self.path(one) for one in self.entries])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
