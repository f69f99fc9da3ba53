#!/bin/sh
# saved.sh DUMP CASES WORK - one source, saved by a real LibreOffice as .fods, .ods and
# .xlsx: all three are read alike, as CASES/source.txt says. Formulas and what names stand
# for differ from format to format, and are only looked at for being there.
set -u
dump=$1
cases=$2
work=$3
command -v soffice >/dev/null || exit 77
rm -rf "$work"
mkdir -p "$work"
failures=0
for format in fods ods xlsx; do
    timeout 200 soffice --headless "-env:UserInstallation=file://$work/profile" \
        --convert-to "$format" --outdir "$work" "$cases/source.fods" \
        >"$work/soffice.log" 2>&1 </dev/null
    if [ ! -f "$work/source.$format" ]; then
        cat "$work/soffice.log"
        exit 1
    fi
    "$dump" "$work/source.$format" >"$work/$format.txt"
    grep -q "^workbook $format\$" "$work/$format.txt" || failures=$((failures + 1))
    sed -e 1d -e 's/ =.*/ formula/' -e 's/^\(name [^ ]*\).*/\1/' "$work/$format.txt" |
        diff "$cases/source.txt" - || failures=$((failures + 1))
done
rm -rf "$work/profile"
[ "$failures" -eq 0 ]
