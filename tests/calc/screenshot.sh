#!/bin/sh
# screenshot.sh [WORKBOOK [PNG [CELL]]] - opens a workbook in a real window with the Chinese
# user interface, on a screen of its own (Xvfb), and saves a picture of the whole screen.
#
# For people who want to see what a clerk sees; no part of the test run. Without arguments:
# out/lusong-2023.ods (from packaging/demo.sh) -> out/screenshot.png. CELL, like 自评表.H21,
# is selected first. The extension is $PBE_OXT or the newest that was built.
set -eu
cd "$(dirname "$0")/../.."
for tool in Xvfb import; do
    command -v "$tool" >/dev/null || {
        echo "缺少 $tool：请执行 sh packaging/setup.sh" >&2
        exit 1
    }
done
workbook=${1:-out/lusong-2023.ods}
picture=${2:-out/screenshot.png}
[ -f "$workbook" ] || {
    echo "没有 $workbook：请先执行 sh packaging/demo.sh" >&2
    exit 1
}
mkdir -p "$(dirname "$picture")" build/calc-tests

# Xvfb chooses a free number and writes it to the file.
number=$(mktemp)
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$number" 2>/dev/null &
screen=$!
trap 'kill "$screen" 2>/dev/null || true; rm -f "$number"' EXIT
trap 'exit 130' INT TERM HUP
while [ ! -s "$number" ] && kill -0 "$screen" 2>/dev/null; do
    sleep 0.1
done
DISPLAY=:$(cat "$number")
export DISPLAY

PYTHONDONTWRITEBYTECODE=1 SAL_USE_VCLPLUGIN=gen /usr/bin/python3 - \
    "$workbook" "$picture" "${3:-自评表.H21}" <<'END'
import subprocess
import sys
import time

sys.path.insert(0, "tests/calc")
import office

workbook, picture, selected = sys.argv[1:]
work = office.SOURCE / "build" / "calc-tests" / "screenshot"
store = office.install(office.find_package(), work)
with office.Office(work, store=store, headless=False) as calc:
    document = calc.open(workbook, hidden=False)
    controller = document.CurrentController
    frame = controller.Frame
    frame.ContainerWindow.setPosSize(0, 0, 1600, 1000, 15)
    sheet, _, cell = selected.rpartition(".")
    controller.setActiveSheet(document.Sheets.getByName(sheet))
    controller.select(document.Sheets.getByName(sheet).getCellRangeByName(cell))
    document.calculateAll()
    time.sleep(3)  # until everything is painted
    subprocess.run(["import", "-window", "root", picture], check=True)
    document.close(True)
print(picture)
END
