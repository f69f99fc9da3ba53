"""A real LibreOffice for tests and for the demo, driven from outside through python3-uno.

Nothing of the user's is touched: the office runs headless on a profile of its own, with a
package store of its own, behind a pipe of its own, and is ended by its own process group.

    package = office.find_package()
    with office.Office(work, store=office.install(package, work)) as calc:
        sheet = calc.new_document().Sheets[0]
        print(office.show(office.type_formula(sheet, "A1", "=1+1")))

Environment: PBE_OXT the .oxt, PBE_SOFFICE and PBE_UNOPKG the programs,
PBE_CALC_STORE a folder where the installed package is kept for the whole test session.
"""

import contextlib
import fcntl
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77  # the exit code by which CTest knows a skipped test

try:
    import uno
    import unohelper  # noqa: F401  (installs the import hook for com.sun.star)
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
    from com.sun.star.lang import DisposedException
    from com.sun.star.uno import Exception as UnoException
except ImportError:
    uno = None


class OfficeError(Exception):
    """One sentence for people: what is missing or what did not work."""


# --- what must be there ---


def program(name):
    """The path of soffice or unopkg, or None."""
    return os.environ.get("PBE_" + name.upper()) or shutil.which(name)


def missing():
    """One sentence about what is missing to drive an office, or None."""
    if uno is None:
        return "缺少 python3-uno：请执行 apt-get install python3-uno"
    for name in ("soffice", "unopkg"):
        if program(name) is None:
            return f"找不到 {name}：请执行 apt-get install libreoffice-calc"
    return None


def find_package():
    """The .oxt to test: $PBE_OXT, else the one that a preset has built."""
    if os.environ.get("PBE_OXT"):
        return pathlib.Path(os.environ["PBE_OXT"]).resolve()
    built = sorted(SOURCE.glob("build/*/packaging/pbe.oxt"), key=os.path.getmtime)
    return built[-1] if built else SOURCE / "build/release/packaging/pbe.oxt"


# --- the package store ---


def url(path):
    return uno.systemPathToFileUrl(str(path))


def unopkg(store, *arguments, timeout=180):
    """Runs unopkg on the store with a throw-away profile; returns its output.

    Never while an office runs on the same store: it would have to be asked instead.
    """
    with tempfile.TemporaryDirectory(prefix="pbe-unopkg-") as profile:
        command = [program("unopkg"), *arguments, "--shared",
                   "-env:UserInstallation=" + url(profile),
                   "-env:UNO_SHARED_PACKAGES_CACHE=" + url(store)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, errors="replace", timeout=timeout)
    if done.returncode != 0:
        raise OfficeError(f"unopkg {' '.join(arguments)}: {done.stderr or done.stdout}")
    return done.stdout + done.stderr


def install(package, work, private=False):
    """Installs the .oxt into a store below `work` and returns the store's folder.

    The store is named after the package's bytes, so that tests of one session share it;
    `private` makes one that a test may spoil.
    """
    package = pathlib.Path(package)
    if not package.is_file():
        raise OfficeError(f"找不到扩展 {package}：请先执行 cmake --build --preset release")
    stores = pathlib.Path(os.environ.get("PBE_CALC_STORE") or work)
    stores.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(package.read_bytes()).hexdigest()[:16]
    name = "store-" + (uuid.uuid4().hex[:8] if private else digest)
    store = (pathlib.Path(work) if private else stores) / name
    with open(stores / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (store / "complete").exists():
            shutil.rmtree(store, ignore_errors=True)
            store.mkdir(parents=True)
            unopkg(store, "add", "--force", "--suppress-license", str(package))
            (store / "complete").touch()
    return store


# --- one running office ---

_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = ('<item oor:path="{0}"><prop oor:name="{1}" oor:op="fuse">'
         '<value>{2}</value></prop></item>')


def _settings(language):
    """Settings of a fresh profile: the language, and no questions at the start."""
    items = [
        ("/org.openoffice.Office.Linguistic/General", "UILocale", language),
        ("/org.openoffice.Setup/L10N", "ooLocale", language),
        ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", language),
        ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
        ("/org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
        ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
        ("/org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),
        ("/org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
        ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99.0"),
        ("/org.openoffice.Office.Common/Save/Document", "WarnAlienFormat", "false"),
    ]
    return _REGISTRY.format(items="\n".join(_ITEM.format(*item) for item in items))


class Office:
    """soffice, started by start() or `with`, ended by stop(): by its own processes only."""

    def __init__(self, work, store=None, language="zh-CN", environment=None,
                 headless=True, profile=None):
        self.work = pathlib.Path(work).resolve()
        self.store = store
        self.language = language
        self.environment = environment or {}
        self.headless = headless
        self.profile = pathlib.Path(profile) if profile else None
        self.process = None
        self.context = None
        self.desktop = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, timeout=90):
        reason = missing()
        if reason:
            raise OfficeError(reason)
        self._make_profile()
        deadline = time.monotonic() + timeout
        while True:
            pipe = "pbe" + uuid.uuid4().hex[:12]
            self._launch(pipe)
            if self._connect(pipe, deadline):
                return
            code = self.process.wait()
            self.process = None
            # 81: a fresh profile was set up, "start me again"; 79 likewise in old versions
            if code not in (79, 81) or time.monotonic() > deadline:
                raise OfficeError(f"soffice 启动后自行退出，代码 {code}：{self._log()}")

    def _make_profile(self):
        self.work.mkdir(parents=True, exist_ok=True)
        if self.profile is None:
            self.profile = pathlib.Path(tempfile.mkdtemp(prefix="profile-", dir=self.work))
        settings = self.profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(_settings(self.language), encoding="utf-8")

    def _launch(self, pipe):
        command = [program("soffice"), "--nologo", "--norestore", "--nodefault",
                   "--nofirststartwizard", "--nolockcheck",
                   f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
                   "-env:UserInstallation=" + url(self.profile)]
        if self.headless:
            command.append("--headless")
        if self.store:
            command.append("-env:UNO_SHARED_PACKAGES_CACHE=" + url(self.store))
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PBE_")}
        environment.update(self.environment)
        if self.headless:
            environment.pop("DISPLAY", None)
        with open(self.work / "soffice.log", "ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=environment, start_new_session=True)
        self.pid_file().write_text(str(self.process.pid), encoding="ascii")

    def pid_file(self):
        """Holds the process group while the office runs, for who must end it from outside."""
        return self.work / "soffice.pid"

    def _connect(self, pipe, deadline):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        while self.process.poll() is None:
            try:
                self.context = resolver.resolve(address)
                self.desktop = self.create("com.sun.star.frame.Desktop")
                return True
            except (NoConnectException, DisposedException):
                if time.monotonic() > deadline:
                    self.stop()
                    raise OfficeError(f"soffice 未能按时启动：{self._log()}") from None
                time.sleep(0.1)
        return False

    def _log(self):
        text = (self.work / "soffice.log").read_text("utf-8", "replace").strip()
        return text[-500:] or "没有输出"

    def crashes(self):
        """The stacks of all crashes that its log tells of, also those of offices before it in
        this folder."""
        log = self.work / "soffice.log"
        text = log.read_text("utf-8", "replace") if log.exists() else ""
        return text.split("Fatal exception:")[1:]

    def stop(self):
        """Ends the office: politely, then by the process group that start() has made."""
        if self.process is None:
            return
        if self.desktop is not None:
            # The answer to terminate() is often a broken connection: that is the end.
            with contextlib.suppress(Exception):
                self.desktop.terminate()
        self.context = self.desktop = None
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            pass
        self._end_group()
        self.process.wait()
        self.process = None
        self.pid_file().unlink(missing_ok=True)

    def kill(self):
        """Ends an office that does not answer; whoever waits for its answer gets an error.
        stop() is still to be called."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def _end_group(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return
            limit = time.monotonic() + 5
            while time.monotonic() < limit:
                self.process.poll()
                try:
                    os.killpg(self.process.pid, 0)
                except ProcessLookupError:
                    return
                time.sleep(0.05)

    def alive(self):
        """True while the process runs and answers."""
        if self.process is None or self.process.poll() is not None:
            return False
        try:
            return self.desktop.getComponents() is not None
        except Exception:  # any broken bridge means: it does not answer
            return False

    # --- documents ---

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def open(self, address, hidden=True, **more):
        if not str(address).startswith("private:"):
            address = url(pathlib.Path(address).resolve())
        document = self.desktop.loadComponentFromURL(
            address, "_blank", 0, properties(Hidden=hidden, **more))
        if document is None:
            raise OfficeError(f"LibreOffice 打不开 {address}")
        return document

    def new_document(self, hidden=True):
        return self.open("private:factory/scalc", hidden)

    def dispatch(self, document, command):
        """Dispatches a command URL through the document's frame."""
        frame = document.getCurrentController().getFrame()
        self.create("com.sun.star.frame.DispatchHelper").executeDispatch(
            frame, command, "", 0, ())


FILTERS = {".ods": "calc8", ".xlsx": "Calc MS Excel 2007 XML",
           ".xls": "MS Excel 97", ".pdf": "calc_pdf_Export",
           ".fods": "OpenDocument Spreadsheet Flat XML"}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def save(document, path):
    """Stores a copy; the kind follows the ending. Returns the path."""
    path = pathlib.Path(path).resolve()
    kind = FILTERS[path.suffix]
    document.storeToURL(url(path), properties(FilterName=kind, Overwrite=True))
    return path


# --- cells ---

# Calc's numbers of errors and what the cell shows.
ERRORS = {503: "#NUM!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 530: "#ADDIN?",
          531: "#MACRO?", 532: "#DIV/0!", 32767: "#N/A"}


def type_formula(sheet, name, formula):
    """Types a formula as a person does (PBE_SCORE, not PBE.CALC.SCORE); gives the cell."""
    cell = sheet.getCellRangeByName(name)
    cell.FormulaLocal = formula
    return cell


def show(cell):
    """What a cell has: a number, a text, or an error as Calc shows it (#VALUE!, Err:502)."""
    code = cell.getError()
    if code:
        return ERRORS.get(code, f"Err:{code}")
    if is_number(cell):
        return cell.getValue()
    # not getString(): that is the text as its number format shows it
    return cell.getDataArray()[0][0]


def is_number(cell):
    kind = cell.Type.value
    if kind == "FORMULA":
        kind = cell.FormulaResultType2
        return kind == 1  # com.sun.star.sheet.FormulaResult.VALUE
    return kind == "VALUE"


def fill(document, sheet, name, text):
    """Types `text` into a cell as a clerk does: a cell with the text format keeps it as it
    is, in any other cell what looks like a number is one."""
    cell = document.Sheets.getByName(sheet).getCellRangeByName(name)
    text = text.replace("\\n", "\n")
    try:
        number = float(text)
    except ValueError:
        number = None
    if number is None or keeps_text(document, cell):
        cell.setString(text)
    else:
        cell.setValue(number)


def keeps_text(document, cell):
    """True where the cell's number format is text (@)."""
    text_format = 256  # com.sun.star.util.NumberFormat.TEXT
    return bool(document.NumberFormats.getByKey(cell.NumberFormat).Type & text_format)


# --- the form that `pbe template` makes ---


def make_template(path, pack="zhuzhou-lusong-2023", rules=None):
    """Makes the form of a pack with the command pbe; returns the path."""
    command = [os.environ["PBE_PROGRAM"], "template", "--force", "-o", str(path)]
    if rules:
        command += ["--rules", str(rules)]
    done = subprocess.run([*command, pack], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True)
    if done.returncode != 0:
        raise OfficeError(f"pbe template {pack}: {done.stderr.strip()}")
    return pathlib.Path(path)


def fill_form(template, data, path):
    """Fills a form with a data file by the command pbe; returns the path."""
    command = [os.environ["PBE_PROGRAM"], "fill", "--force", str(template), str(data),
               "-o", str(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise OfficeError(f"pbe fill {data}: {done.stderr.strip()}")
    return pathlib.Path(path)


def points_on_paper(path):
    """{cell of 自评表: the points that the paper gives it}."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(points) for name, points in rows}


# --- for the test files ---


class OfficeTest(unittest.TestCase):
    """Starts one office with the extension for all tests of a class."""

    language = "zh-CN"
    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.work = work_folder()
        cls.office = Office(cls.work, store=install(find_package(), cls.work),
                            language=cls.language, environment=cls.environment)
        cls.office.start()

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()
        shutil.rmtree(cls.office.profile, ignore_errors=True)

    def sheet(self):
        """A fresh sheet in a new document that is closed after the test."""
        return self.document().Sheets[0]

    def document(self):
        document = self.office.new_document()
        self.addCleanup(close, document)
        return document

    def opened(self, path, **more):
        document = self.office.open(path, **more)
        self.addCleanup(close, document)
        return document

    def check(self, got, expected, where):
        """Compares numbers to 10 digits and anything else exactly; says where they differ."""
        if isinstance(expected, float) and isinstance(got, float):
            self.assertAlmostEqual(got, expected, 10, where)
        else:
            self.assertEqual((got, type(got)), (expected, type(expected)), where)


def close(document):
    with contextlib.suppress(DisposedException):
        document.close(True)


def work_folder():
    """Where a test keeps its files: $PBE_CALC_WORK, else a folder in the build tree."""
    folder = os.environ.get("PBE_CALC_WORK") or SOURCE / "build" / "calc-tests"
    folder = pathlib.Path(folder) / pathlib.Path(sys.argv[0]).stem
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def main():
    """Runs the tests of the calling file; exit code 77 where no office can run."""
    reason = missing()
    if reason is None and not find_package().is_file():
        reason = f"没有 {find_package()}"
    if reason:
        print("skipped:", reason)
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)
