# common.sh - read by the audit's scripts: ../common.sh, and returns to audit.
. "$(dirname "$0")/common.sh"
export PBE_RULES=$2

# a_return FILE UNIT [LINE…]: a table with one row; LINEs may have \t in them.
a_return() {
    file=$1
    unit=$2
    shift 2
    {
        printf 'unit\t%s\nyear\t2023\ngiven\t94\ncomputed\t93.72\n' "$unit"
        printf 'row\t满意度\t≥90%%\t85%%\t5\t5\t4.72\n'
        for line; do
            printf '%b\n' "$line"
        done
    } >"$file"
}

# leaves_nothing_beside FOLDER NAME: no temporary file, no journal.
leaves_nothing_beside() {
    found=$(find "$1" -name "$2.*" | head -n 1)
    [ -z "$found" ] || complain "left behind: $found"
}
