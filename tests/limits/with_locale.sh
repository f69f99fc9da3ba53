#!/bin/sh
# with_locale.sh FOLDER PROGRAM - runs the program where a German locale exists: the
# system's, or one made in the folder; without either the program skips what needs it.
set -eu
folder=$1
program=$2
if ! locale -a 2>/dev/null | grep -qi '^de_DE\.utf-\?8$'; then
    if command -v localedef >/dev/null && [ -f /usr/share/i18n/locales/de_DE ]; then
        mkdir -p "$folder"
        [ -d "$folder/de_DE.UTF-8" ] ||
            localedef -i de_DE -f UTF-8 "$folder/de_DE.UTF-8" 2>/dev/null || true
        LOCPATH=$folder
        export LOCPATH
    fi
fi
exec "$program"
