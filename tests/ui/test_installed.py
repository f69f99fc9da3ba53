"""The extension from a double click on the .oxt to its removal: it is installed in a
window, scores after a restart, is switched off while a form is open, and comes back."""

import threading

import commanded
import story
from story import office, seen


class Installed(commanded.Commanded):

    @classmethod
    def store(cls):
        return cls.work / "nobody's"  # no package is there

    def test_it_comes_and_goes(self):
        with self.step("the file is opened"):
            self.document = self.open("private:factory/scalc")
            threading.Thread(target=self.office.desktop.loadComponentFromURL, daemon=True, args=(
                office.url(office.find_package()), "_default", 0, ())).start()
            box = self.wait_for_dialog()
            print(box.name, box.says())
            for n in box.walk(): print(n._context.getAccessibleRole(), repr(n.name), n.box())
        import time
        for i in range(6):
            self.screen.keys("Return")
            time.sleep(2)
            self.keep_picture("x")
            for b in seen.dialogs(self.office):
                print(i, b.name, b.says())
                for n in b.walk(): print(i, n._context.getAccessibleRole(), repr(n.name), n.box())

if __name__ == "__main__":
    story.main()
