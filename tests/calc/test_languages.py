"""The function wizard in Chinese and in English: the same names, and the texts of
addin/functions.def for every function and every parameter."""

import re

import office

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Function:
    """One PBE_FUNCTION row of functions.def: method, and texts by language."""

    def __init__(self, method, strings):
        self.name = "PBE_" + method.upper()
        zh, en, example, *parameters = strings
        formula, shown = example.split(" => ")
        self.description = {"zh-CN": f"{zh}例：{formula} 显示 {shown}",
                            "en-US": f"{en} Example: {formula} shows {shown}"}
        self.parameters = {
            "zh-CN": list(zip(parameters[0::4], parameters[1::4])),
            "en-US": list(zip(parameters[2::4], parameters[3::4])),
        }


def read_functions():
    text = (office.SOURCE / "addin" / "functions.def").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    functions = []
    for row in text.split("PBE_FUNCTION(")[1:]:
        # adjacent literals are one text, as in C
        row = re.sub(r'"\s*\n\s*"', "", row)
        strings = [s.replace('\\"', '"').replace("\\\\", "\\") for s in STRING.findall(row)]
        functions.append(Function(row.split(",")[0].strip(), strings))
    return functions


class WizardTexts:
    """The tests; the two classes below run them in one language each."""

    def wizard(self):
        """What the function wizard knows: {name: its properties}."""
        descriptions = self.office.create("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for name in descriptions.getElementNames():
            if "PBE" in name.upper():
                found[name] = {p.Name: p.Value for p in descriptions.getByName(name)}
        return found

    def test_the_names_are_the_same_in_every_language(self):
        expected = sorted(function.name for function in read_functions())
        self.assertEqual(sorted(self.wizard()), expected)

    def test_every_function_has_its_description(self):
        wizard = self.wizard()
        for function in read_functions():
            with self.subTest(function.name):
                self.assertEqual(wizard[function.name]["Description"],
                                 function.description[self.language])

    def test_every_parameter_has_its_name_and_text(self):
        wizard = self.wizard()
        for function in read_functions():
            with self.subTest(function.name):
                got = [(a.Name, a.Description) for a in wizard[function.name]["Arguments"]]
                self.assertEqual(got, function.parameters[self.language])

    def test_the_functions_can_be_typed_by_that_name(self):
        cell = office.type_formula(self.sheet(), "A1", '=PBE_SCORE("200起以上";401;8)')
        self.check(office.show(cell), 8.0, "=PBE_SCORE")
        # shown again with the separator of the language
        self.assertRegex(cell.FormulaLocal, r'^=PBE_SCORE\("200起以上"[,;]401[,;]8\)$')
        self.assertEqual(cell.Formula.upper(), '=PBE.CALC.SCORE("200起以上";401;8)')


class InChinese(WizardTexts, office.OfficeTest):
    language = "zh-CN"


class InEnglish(WizardTexts, office.OfficeTest):
    language = "en-US"


if __name__ == "__main__":
    office.main()
