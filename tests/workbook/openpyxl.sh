#!/bin/sh
# openpyxl.sh DUMP CASES WORK - a workbook by openpyxl is read as CASES/openpyxl.txt says.
set -u
mkdir -p "$3"
/usr/bin/python3 "$2/writer_openpyxl.py" "$3/openpyxl.xlsx"
code=$?
[ "$code" -eq 0 ] || exit "$code"
"$1" "$3/openpyxl.xlsx" | diff "$2/openpyxl.txt" -
