#!/bin/sh
# metainfo.sh METAINFO DESCRIPTION - what software centres read about the extension is valid,
# and agrees with what LibreOffice reads. DESCRIPTION: the built description.xml.
set -eu
for tool in appstreamcli xmllint; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
appstreamcli validate --no-net "$1"
newest() {
    xmllint --nonet --xpath 'string(//release[1]/@version)' "$1"
}
version() {
    xmllint --nonet --xpath 'string(//*[local-name()="version"]/@value)' "$1"
}
[ "$(newest "$1")" = "$(version "$2")" ] || {
    echo "the newest release, $(newest "$1"), is not the version, $(version "$2")"
    exit 1
}
