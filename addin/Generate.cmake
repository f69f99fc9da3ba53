# Generate: everything that follows from functions.def and commands.def, made at build time.
#
# Target addin_generated makes, in ${CMAKE_BINARY_DIR}/addin:
#   XCalc.idl       the UNO interface; idl/XCalc.idl is its checked-in copy
#   pbe.rdb         the same, compiled for LibreOffice
#   CalcAddIns.xcu  the function wizard's texts
#   Addons.xcu      menu and toolbar, from commands.def
#   help.zh.html, help.en.html   the page of help
#   functions.zh.md, functions.en.md   docs/*/functions.md are their checked-in copies
#   examples.tsv    each example formula and what it shows, for the tests in Calc
# After a change of functions.def, `cmake --build … --target update_generated_copies`
# brings the checked-in copies up to date.
set(PBE_GENERATED_DIR ${CMAKE_BINARY_DIR}/addin)

add_executable(pbe_generate
  ${CMAKE_CURRENT_LIST_DIR}/generate.c
  ${CMAKE_CURRENT_LIST_DIR}/generate_addons.c
  ${CMAKE_CURRENT_LIST_DIR}/generate_docs.c
  ${CMAKE_CURRENT_LIST_DIR}/generate_help.c
  ${CMAKE_CURRENT_LIST_DIR}/generate_idl.c
  ${CMAKE_CURRENT_LIST_DIR}/generate_xcu.c)
target_link_libraries(pbe_generate PRIVATE pbe_flags)

# pbe_generate prints to standard output; a failed run leaves no half-written file.
function(pbe_generated_text kind name)
  set(file ${PBE_GENERATED_DIR}/${name})
  add_custom_command(OUTPUT ${file}
    COMMAND pbe_generate ${kind} > ${file}.new
    COMMAND ${CMAKE_COMMAND} -E rename ${file}.new ${file}
    DEPENDS pbe_generate VERBATIM)
  set_property(GLOBAL APPEND PROPERTY PBE_GENERATED_FILES ${file})
endfunction()

pbe_generated_text(idl XCalc.idl)
pbe_generated_text(xcu CalcAddIns.xcu)
pbe_generated_text(addons Addons.xcu)
pbe_generated_text(help-zh help.zh.html)
pbe_generated_text(help-en help.en.html)
pbe_generated_text(docs-zh functions.zh.md)
pbe_generated_text(docs-en functions.en.md)
pbe_generated_text(examples examples.tsv)

# LibreOffice's own types, which the interface refers to.
set(LIBREOFFICE_TYPES ${LIBREOFFICE_HOME}/program/types.rdb
  ${LIBREOFFICE_HOME}/program/types/offapi.rdb)
add_custom_command(OUTPUT ${PBE_GENERATED_DIR}/pbe.rdb
  COMMAND ${UNOIDL_WRITE} ${LIBREOFFICE_TYPES} XCalc.idl pbe.rdb
  WORKING_DIRECTORY ${PBE_GENERATED_DIR}
  DEPENDS ${PBE_GENERATED_DIR}/XCalc.idl ${LIBREOFFICE_TYPES} VERBATIM)

get_property(generated_files GLOBAL PROPERTY PBE_GENERATED_FILES)
add_custom_target(addin_generated ALL
  DEPENDS ${generated_files} ${PBE_GENERATED_DIR}/pbe.rdb)

add_custom_target(update_generated_copies
  COMMAND ${CMAKE_COMMAND} -E copy XCalc.idl ${CMAKE_SOURCE_DIR}/idl/XCalc.idl
  COMMAND ${CMAKE_COMMAND} -E copy functions.zh.md ${CMAKE_SOURCE_DIR}/docs/zh/functions.md
  COMMAND ${CMAKE_COMMAND} -E copy functions.en.md ${CMAKE_SOURCE_DIR}/docs/en/functions.md
  WORKING_DIRECTORY ${PBE_GENERATED_DIR}
  DEPENDS addin_generated VERBATIM)
