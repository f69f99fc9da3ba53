"""The page 绩效自评 under Tools > Options: what it shows, what it stores, what it refuses.

The page is made as the options dialog makes it, and its handler is told what the dialog
tells it: initialize, back, ok.
"""

import os
import pathlib
import re
import shutil
import unittest
import zipfile

import office

if office.uno is not None:
    from com.sun.star.lang import IllegalArgumentException

OPTIONS = "/pbe.Settings/Options"
PACK = "mof-2020-10"
LOCKED = "由管理员设定，不能在这里修改"
OWN_PACK = ('pack {{ id = "our-own", version = "2", title = "本局办法", basis = "本局办法",'
            ' extends = "mof-2020-10" }}\n'
            'grades {{ {{ name = "{}", from = 50 }}, {{ name = "不好", from = 0 }} }}\n')


class Page:
    """The options page in a window, with the words of the dialog around it."""

    def __init__(self, calc, document):
        parent = document.CurrentController.Frame.ContainerWindow
        self.handler = calc.create("pbe.Options")
        provider = calc.create("com.sun.star.awt.ContainerWindowProvider")
        self.window = provider.createContainerWindow(
            "vnd.sun.star.extension://pbe.calc/dialogs/options.xdl", "", parent, None)
        self.tell("initialize")

    def tell(self, event):
        assert self.handler.callHandlerMethod(self.window, event, "external_event")

    def model(self, name):
        return self.window.getControl(name).Model

    def folder(self, text=None):
        if text is not None:
            self.model("folder").Text = text
        return self.model("folder").Text

    def choices(self, name):
        return self.model(name).StringItemList

    def chosen(self, name):
        model = self.model(name)
        return model.StringItemList[model.SelectedItems[0]]

    def choose(self, name, word):
        model = self.model(name)
        place = [word in item for item in model.StringItemList].index(True)
        model.SelectedItems = office.uno.Any("[]short", (place,)).value

    def note(self, name):
        return self.model(name + "_note").Label

    def close(self):
        self.window.dispose()


class WithOptions(office.OfficeTest):
    """What the tests share; each leaves the settings as they were."""

    def setUp(self):
        self.rules = self.work / "局里 的'规则'"
        shutil.rmtree(self.rules, ignore_errors=True)
        self.write_pack("好")
        self.book = self.document()
        cells = self.book.Sheets[0]
        self.grade = office.type_formula(cells, "A1", '=PBE_GRADE(82;"our-own")')
        self.pack = office.type_formula(cells, "A2", "=PBE_PACK()")
        self.why = office.type_formula(cells, "A3", '=PBE_EXPLAIN("95%以上";"96%";8)')
        self.page = self.open_page()

    def tearDown(self):
        self.page.tell("initialize")
        if self.page.model("folder").Enabled:
            self.page.folder("")
            self.page.model("signed").State = 0
        for name in ("pack", "language"):
            self.page.choose(name, self.page.choices(name)[0])
        self.page.tell("ok")

    def open_page(self):
        page = Page(self.office, self.book)
        self.addCleanup(page.close)
        return page

    def write_pack(self, grade):
        (self.rules / "our-own").mkdir(parents=True, exist_ok=True)
        (self.rules / "our-own" / "pack.lua").write_text(OWN_PACK.format(grade),
                                                         encoding="utf-8")

    def configuration(self, update=False):
        provider = self.office.create("com.sun.star.configuration.ConfigurationProvider")
        return provider.createInstanceWithArguments(
            "com.sun.star.configuration.Configuration"
            + ("UpdateAccess" if update else "Access"), office.properties(nodepath=OPTIONS))

    def stored(self):
        """{name: value} of ours that stands in the user's profile, as text."""
        # LibreOffice writes the file a little later, or when it is asked to
        manager = self.office.context.getValueByName(
            "/singletons/com.sun.star.configuration.theDefaultProvider")
        manager.flush()
        text = (self.office.profile / "user" / "registrymodifications.xcu").read_text("utf-8")
        items = re.findall(r'<item oor:path="/pbe.Settings/Options"><prop oor:name="(\w+)"'
                           r'[^>]*><value>(.*?)</value>', text)
        return dict(items)


class Options(WithOptions):

    def test_ok_without_a_change_stores_nothing(self):
        before = self.stored()
        self.page.tell("ok")
        self.assertEqual(self.stored(), before)

    def test_a_folder_is_stored_and_the_open_tables_are_rescored(self):
        self.assertEqual(office.show(self.grade), "Err:502")
        self.page.folder(f' "{self.rules}" ')  # as Windows copies a path
        self.page.tell("ok")
        self.assertEqual(office.show(self.grade), "好")
        self.assertEqual(self.stored()["RulesFolder"], str(self.rules))
        self.assertEqual(self.open_page().folder(), str(self.rules))

    def test_a_file_url_in_the_configuration_is_shown_as_a_path(self):
        node = self.configuration(update=True)
        node.RulesFolder = office.url(self.rules)
        node.commitChanges()
        page = self.open_page()
        self.assertEqual(page.folder(), str(self.rules))
        page.tell("ok")  # and is not written back as one
        self.assertEqual(self.configuration().RulesFolder, office.url(self.rules))

    def test_a_wrong_folder_leaves_the_good_rules_and_says_so(self):
        self.page.folder(str(self.rules))
        self.page.tell("ok")
        self.page.folder(str(self.rules) + "没有")
        self.page.tell("ok")
        self.assertEqual(office.show(self.grade), "好")
        self.assertIn("没有", self.pack.String)
        self.assertTrue(self.pack.String.startswith(PACK), self.pack.String)

    def test_the_default_pack_is_chosen_from_the_installed_ones(self):
        self.page.folder(str(self.rules))
        self.page.tell("ok")
        page = self.open_page()
        self.assertIn("本局办法（our-own）", page.choices("pack"))
        self.assertIn(PACK, page.chosen("pack"))
        page.choose("pack", "our-own")
        page.tell("ok")
        self.assertTrue(self.pack.String.startswith("our-own 2 ("), self.pack.String)
        self.assertEqual(self.stored()["DefaultPack"], "our-own")

    def test_a_default_pack_that_is_not_installed_is_told_and_kept(self):
        node = self.configuration(update=True)
        node.DefaultPack = "gone-2019"
        node.commitChanges()
        page = self.open_page()
        self.assertEqual(page.chosen("pack"), "gone-2019（没有安装）")
        page.tell("ok")
        self.assertEqual(self.configuration().DefaultPack, "gone-2019")

    def test_unsigned_rules_are_refused_once_signatures_are_demanded(self):
        self.page.folder(str(self.rules))
        self.page.model("signed").State = 1
        self.page.tell("ok")
        self.assertIn("没有签名", self.pack.String)
        self.assertEqual(self.stored()["SignedPacksOnly"], "true")

    def test_explanations_speak_the_language_that_is_set(self):
        chinese = self.why.String
        self.page.choose("language", "English")
        self.page.tell("ok")
        self.assertEqual(self.stored()["Language"], "en")
        self.assertNotEqual(self.why.String, chinese)
        self.assertRegex(self.why.String, "^[\x20-\x7e≥×]+$")
        self.page.choose("language", "中文")
        self.page.tell("ok")
        self.assertEqual(self.why.String, chinese)

    def test_back_shows_what_is_stored(self):
        self.page.folder("/nowhere")
        self.page.tell("back")
        self.assertEqual(self.page.folder(), "")

    def test_nothing_is_locked_where_nobody_has_locked_it(self):
        for name in ("folder", "browse", "pack", "signed", "language"):
            self.assertTrue(self.page.model(name).Enabled, name)
        self.assertIn("不填", self.page.note("folder"))


class Locked(WithOptions):
    """With the policy of packaging/examples as a second extension."""

    @classmethod
    def setUpClass(cls):
        cls.work = office.work_folder()
        cls.store = office.install(office.find_package(), cls.work, private=True)
        policy = cls.work / "pbe-policy.oxt"
        with zipfile.ZipFile(policy, "w") as package:
            folder = office.SOURCE / "packaging" / "examples" / "policy-oxt"
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    package.write(file, file.relative_to(folder))
        office.unopkg(cls.store, "add", "--force", "--suppress-license", str(policy))
        cls.office = office.Office(cls.work, store=cls.store)
        cls.office.start()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        shutil.rmtree(cls.store, ignore_errors=True)

    def test_what_the_administrator_locked_is_grey_with_the_reason(self):
        for name in ("folder", "browse", "signed"):
            self.assertFalse(self.page.model(name).Enabled, name)
        self.assertEqual(self.page.note("folder"), LOCKED)
        self.assertEqual(self.page.note("signed"), LOCKED)
        self.assertIn("规则", self.page.folder())
        self.assertEqual(self.page.model("signed").State, 1)

    def test_what_he_left_open_can_still_be_changed(self):
        for name in ("pack", "language"):
            self.assertTrue(self.page.model(name).Enabled, name)
        self.page.choose("language", "English")
        self.page.tell("ok")
        self.assertEqual(self.stored()["Language"], "en")

    def test_a_locked_value_is_refused_whoever_writes_it(self):
        node = self.configuration(update=True)
        with self.assertRaises(IllegalArgumentException):
            node.replaceByName("RulesFolder", "/mine")
        self.page.folder("/mine")  # a grey field cannot be typed into, but see
        self.page.tell("ok")
        self.assertNotEqual(self.configuration().RulesFolder, "/mine")
        self.assertNotIn("RulesFolder", self.stored())


class ShareThatIsAway(WithOptions):
    """A folder whose opendir() does not come back, as on a network share that is away."""

    @classmethod
    def setUpClass(cls):
        library = os.environ.get("PBE_SLOW_SHARE")
        if not library or not pathlib.Path(library).is_file():
            raise unittest.SkipTest("PBE_SLOW_SHARE names no library")
        cls.environment = {"LD_PRELOAD": library}
        super().setUpClass()

    def test_calc_goes_on_with_the_shipped_rules(self):
        self.page.folder("/away-share/规则")
        self.page.tell("ok")  # opendir() waits ten minutes, the test has five
        self.assertTrue(self.office.alive())
        self.assertIn("网络共享", self.pack.String)
        self.assertEqual(self.why.getError(), 0)


if __name__ == "__main__":
    office.main()
