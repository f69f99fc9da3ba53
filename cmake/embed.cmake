# embed.cmake - turns text files into a C table of bytes (base/embedded.h).
#
#   cmake -DOUTPUT=x.c -DHEADER=lua/prelude.h -DTABLE=prelude_files "-DFILES=a.lua;b.lua"
#     -P embed.cmake
#
# HEADER declares the table; the files stand in it in the order given.
set(code "/* made by cmake/embed.cmake; do not edit */\n#include \"${HEADER}\"\n\n")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND code "static const unsigned char file_${number}[] = {\n${bytes}\n};\n\n")
  string(APPEND rows "    {\"${name}\", file_${number}, sizeof file_${number}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND code "const struct pbe_embedded ${TABLE}[] = {\n${rows}    {0, 0, 0},\n};\n")
file(WRITE ${OUTPUT} "${code}")
