#!/bin/sh
# kit_pictures.sh [FOLDER] - takes the pictures of the instruction that `pbe kit` writes:
# the extension manager, the form being filled in, the sheet 检查. For who changes how they
# look; no part of the test run. FOLDER: build/kit-pictures. Look at them, then copy them
# to cli/kit/.
set -eu
cd "$(dirname "$0")/../.."
for tool in Xvfb import convert; do
    command -v "$tool" >/dev/null || {
        echo "缺少 $tool：请执行 sh packaging/setup.sh" >&2
        exit 1
    }
done
folder=${1:-build/kit-pictures}
mkdir -p "$folder" build/calc-tests

# Xvfb chooses a free number and writes it to the file.
number=$(mktemp)
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$number" 2>/dev/null &
screen=$!
trap 'kill "$screen" 2>/dev/null || true; rm -f "$number"' EXIT
trap 'exit 130' INT TERM HUP
while [ ! -s "$number" ] && kill -0 "$screen" 2>/dev/null; do
    sleep 0.1
done
DISPLAY=:$(cat "$number")
export DISPLAY

PBE_PROGRAM=${PBE_PROGRAM:-build/dev/cli/pbe}
export PBE_PROGRAM
PYTHONDONTWRITEBYTECODE=1 SAL_USE_VCLPLUGIN=gen /usr/bin/python3 - "$folder" <<'END'
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, "tests/calc")
import office

folder = pathlib.Path(sys.argv[1]).resolve()
form = office.make_template(folder / "form.ods")


def take(name, *areas):
    """A picture of areas of the screen, one below the other."""
    time.sleep(4)  # until everything is painted
    picture = str(folder / f"{name}.png")
    subprocess.run(["import", "-window", "root", picture], check=True)
    parts = [part for area in areas
             for part in ("(", picture, "-crop", area, "+repage", ")")]
    subprocess.run(["convert", *parts, "-append", "-dither", "None", "-colors", "48",
                    "-strip", "-define", "png:exclude-chunks=date,time",
                    f"PNG8:{picture}"], check=True)


def show(document, sheet, cell):
    controller = document.CurrentController
    controller.Frame.ContainerWindow.setPosSize(0, 0, 1400, 900, 15)
    controller.setActiveSheet(document.Sheets.getByName(sheet))
    controller.select(document.Sheets.getByName(sheet).getCellRangeByName(cell))
    return controller


work = office.SOURCE / "build" / "calc-tests" / "kit-pictures"
store = office.install(office.find_package(), work)
with office.Office(work, store=store, headless=False) as calc:
    document = calc.open(form, hidden=False)
    office.fill_case(document, office.SOURCE / "tests/cases/lusong-2023.tsv")
    sheet = document.Sheets.getByName("自评表")
    document.calculateAll()
    controller = show(document, "自评表", "F18")
    controller.setFirstVisibleRow(12)
    take("fill", "1338x398+0+114")
    show(document, "检查", "A1")
    take("check", "1092x72+0+114", "1092x135+0+268")
    calc.dispatch(document, "service:com.sun.star.deployment.ui.PackageManagerDialog")
    take("install", "576x142+410+212", "576x110+410+576")
    document.close(True)
print(folder)
END
