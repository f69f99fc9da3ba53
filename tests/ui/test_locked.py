"""The page of settings where an administrator has locked some of them."""

import shutil
import zipfile

import story
from story import office
from test_settings import InWindow


class Locked(InWindow):
    """With the policy of packaging/examples as a second extension."""

    @classmethod
    def store(cls):
        store = office.install(office.find_package(), cls.work, private=True)
        cls.addClassCleanup(shutil.rmtree, store, True)
        policy = cls.work / "pbe-policy.oxt"
        folder = office.SOURCE / "packaging" / "examples" / "policy-oxt"
        with zipfile.ZipFile(policy, "w") as package:
            for file in sorted(folder.rglob("*.x*")):
                package.write(file, file.relative_to(folder))
        office.unopkg(store, "add", "--force", "--suppress-license", str(policy))
        return store

    def test_what_the_administrator_locked_is_grey(self):
        with self.step("locked settings"):
            self.document = self.open("private:factory/scalc")
            box = self.open_options()
            self.assertIn(self.say("由管理员设定", "set by the administrator"), box.says())
            self.assertFalse(self.folder_field(box).has("ENABLED"))
            self.assertFalse(box.find("CHECK_BOX").has("ENABLED"))
        self.press(box, self.ok())


if __name__ == "__main__":
    story.main()
