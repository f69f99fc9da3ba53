#!/bin/sh
# make-ots.sh FODS OTS - turns a template written as flat ODF (one XML file that people
# and git can read) into the packaged form, the only one that LibreOffice's template
# manager lists. Nothing is computed: every element is carried over as it stands.
#
# ODF 1.3 part 2, 3.1: the package has content.xml and styles.xml where the flat file has
# one document; page layouts, and what headers and footers use, belong to styles.xml, the
# other automatic styles to content.xml. Embedded images and objects are not handled: the templates have none.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
fods=$1
ots=$2
stage=$ots.parts
rm -rf "$stage"
mkdir -p "$stage"

# The attributes of the root: namespaces and version, without the media type.
root=$(sed -n '/<office:document[ \t]*$/,/>/p; /<office:document[ \t].*>/p' "$fods" | tr '\n' ' ' |
    sed 's/^[ \t]*<office:document//; s/>.*//; s/office:mimetype="[^"]*"//')

# element PATH: the elements that match, one after the other; none is fine.
element() {
    xmllint --nonet --xpath "$1" "$fods" 2>/dev/null || true
}

part() {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-%s%s>\n' "$1" "$root"
    cat
    printf '</office:document-%s>\n' "$1"
}

styles="//*[local-name()='automatic-styles']/*"
layout="self::*[local-name()='page-layout']"
family="@*[local-name()='family']"
paper="$layout or $family='paragraph' or $family='text'"
{
    element "/*/*[local-name()='font-face-decls']"
    echo '<office:automatic-styles>'
    element "${styles}[not($layout)]"
    echo '</office:automatic-styles>'
    element "/*/*[local-name()='body']"
} | part content >"$stage/content.xml"
{
    element "/*/*[local-name()='font-face-decls']"
    element "/*/*[local-name()='styles']"
    echo '<office:automatic-styles>'
    element "${styles}[$paper]"
    echo '</office:automatic-styles>'
    element "/*/*[local-name()='master-styles']"
} | part styles >"$stage/styles.xml"
element "/*/*[local-name()='meta']" | part meta >"$stage/meta.xml"
element "/*/*[local-name()='settings']" | part settings >"$stage/settings.xml"
xmllint --nonet --noout "$stage"/*.xml

type=application/vnd.oasis.opendocument.spreadsheet-template
printf %s "$type" >"$stage/mimetype"
{
    cat <<END
<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest:version="1.3">
  <manifest:file-entry manifest:full-path="/" manifest:version="1.3"
      manifest:media-type="$type"/>
END
    for name in content meta settings styles; do
        printf '  <manifest:file-entry manifest:full-path="%s.xml"\n' "$name"
        printf '      manifest:media-type="text/xml"/>\n'
    done
    echo '</manifest:manifest>'
} >"$stage/manifest.xml"

for name in mimetype content.xml meta.xml settings.xml styles.xml; do
    printf '%s\t%s\n' "$name" "$stage/$name"
done >"$stage/list"
printf 'META-INF/manifest.xml\t%s\n' "$stage/manifest.xml" >>"$stage/list"
sh "$here/pack.sh" "$stage/list" "$ots"
rm -rf "$stage"
