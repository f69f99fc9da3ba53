# embed.cmake - turns text files into a C table of bytes.
#
#   cmake -DOUTPUT=x.c -DTABLE=prelude_files "-DFILES=a.lua;b.lua" -P embed.cmake
#
# The table is one of those in lua/prelude.h, in the order given.
set(code "/* made by cmake/embed.cmake; do not edit */\n#include \"lua/prelude.h\"\n\n")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND code "static const unsigned char ${name}[] = {\n${bytes}\n};\n\n")
  string(APPEND rows "    {\"${name}\", ${name}, sizeof ${name}},\n")
endforeach()
string(APPEND code "const struct prelude_file ${TABLE}[] = {\n${rows}    {0, 0, 0},\n};\n")
file(WRITE ${OUTPUT} "${code}")
