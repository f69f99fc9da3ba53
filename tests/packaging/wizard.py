"""wizard.py CalcAddIns.xcu XCalc.idl - the function wizard has a text for everything.

Each function of the interface, and each of its parameters, has its name and description in
Chinese and in English; the descriptions of functions end with an example of that function.
What the wizard then shows is tested in a real Calc (tests/calc/test_languages.py).
"""

import re
import sys
import unittest
import xml.etree.ElementTree

NAME = "{http://openoffice.org/2001/registry}name"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = ("en-US", "zh-CN")
HAN = re.compile("[\u4e00-\u9fff]")


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
        root = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
        component = child(child(root, "AddInInfo"), "pbe.Calc")
        cls.functions = child(component, "AddInFunctions")
        with open(sys.argv[2], encoding="utf-8") as file:
            cls.methods = methods(file.read())

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


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
