# pbe_embed(VARIABLE HEADER TABLE FILE…): a C file with the files as bytes, in the table
# that HEADER declares; its path goes into VARIABLE.
function(pbe_embed variable header table)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${table}.c)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${header} -DTABLE=${table}
      "-DFILES=${files}" -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()
