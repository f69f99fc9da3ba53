#!/bin/sh
# includes.sh ROOT - fails on an #include that goes against the arrows.
#
#   addin ──> lua ──> assessment ──> base          addin/uno ──> (nothing of ours)
#   cli ──> template, lua, workbook, assessment, base        workbook ──> base
#   template ──> lua, workbook, assessment, base
#
# From another folder only its public headers; LibreOffice's headers only through
# addin/uno/sdk.h; Lua only under lua/, libxml2 only under workbook/. Ours are written
# "folder/file.h", from the root. addin/uno is made to be lifted out: its own files name
# each other without a folder. Tests may include anything.
set -eu
cd "$1"

find addin assessment base cli lua template tests workbook -name '*.[ch]' -o -name '*.def' \
    2>/dev/null | LC_ALL=C sort | tr '\n' '\0' | xargs -0 -r awk '
function folder_of(path) {
    if (path ~ /^addin\/uno\//)
        return "addin/uno"
    return substr(path, 1, index(path, "/") - 1)
}

function wrong(why) {
    printf "%s:%d: %s: %s\n", FILENAME, FNR, name, why
    failures++
}

BEGIN {
    arrows["assessment"] = " base "
    arrows["lua"] = " assessment base "
    arrows["workbook"] = " base "
    arrows["template"] = " lua workbook assessment base "
    arrows["cli"] = " template lua workbook assessment base "
    arrows["addin"] = " addin/uno lua assessment base "

    public["assessment/assessment.h"] = public["assessment/measure.h"] = 1
    public["assessment/snapshot.h"] = public["assessment/layout.h"] = public["assessment/formula.h"] = 1
    public["lua/engine.h"] = public["lua/review.h"] = 1
    public["lua/signing.h"] = public["lua/format.h"] = public["lua/total.h"] = 1
    public["lua/cells.h"] = public["lua/slips.h"] = public["lua/encoding.h"] = 1
    public["lua/snapshot.h"] = public["lua/points.h"] = public["lua/words.h"] = 1
    public["lua/lint.h"] = public["lua/stub.h"] = public["lua/trial.h"] = 1
    public["lua/template.h"] = public["template/template.h"] = 1
    public["template/fill.h"] = 1
    public["workbook/workbook.h"] = public["workbook/writer.h"] = 1
    public["workbook/archive.h"] = public["workbook/letter.h"] = 1
    public["workbook/amend.h"] = 1

    libreoffice = "^(bridges|com|comphelper|cppu|cppuhelper|osl|registry|rtl|sal" \
        "|salhelper|typelib|uno|unoidl|unotools)/"
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    name = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*[<"]/, "", name)
    sub(/[>"].*/, "", name)
    ours = $0 ~ /include[ \t]*"/
    from = folder_of(FILENAME)
    if (from == "tests")
        next

    if (name ~ libreoffice) {
        if (FILENAME != "addin/uno/sdk.h")
            wrong("LibreOffice headers enter through addin/uno/sdk.h alone")
        next
    }
    if (name ~ /^(lua|lauxlib|lualib)\.h/) {
        if (from != "lua")
            wrong("Lua stays under lua/; include \"lua/engine.h\"")
        next
    }
    if (name ~ /^libxml2?\//) {
        if (from != "workbook")
            wrong("libxml2 stays under workbook/")
        next
    }
    if (!ours) {
        if (folder_of(name) in arrows || name ~ /^base\//)
            wrong("write our own headers in quotes")
        next
    }

    if (from == "addin/uno") {
        if (index(name, "/"))
            wrong("addin/uno includes nothing of ours but its own files, by bare name")
        next
    }
    if (!index(name, "/") || name ~ /(^|\/)\.\.?\//) {
        wrong("write \"folder/file.h\", from the root")
        next
    }
    to = folder_of(name)
    if (to == from)
        next
    if (!index(arrows[from], " " to " "))
        wrong("no arrow from " from " to " to)
    else if (to != "base" && to != "addin/uno" && !(name in public))
        wrong("private to " to)
}

END { exit failures > 0 }
'
