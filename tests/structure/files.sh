# files.sh - read by the scripts here: our_files PATTERN… lists our source files, one a
# line, from the working directory: those that git tracks or would add, else those found.
our_files() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git -c core.quotePath=off ls-files --cached --others --exclude-standard -- "$@"
    else
        for pattern; do
            find . -name "$pattern" ! -path './build/*' ! -path './out/*' | sed 's|^\./||'
        done
    fi | LC_ALL=C sort -u | while read -r file; do
        if [ -f "$file" ]; then
            echo "$file"
        fi
    done
}
