# reader.cmake - reading rule files: slips, Chinese words, the plain form. include() it.
file(GLOB SLIPS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/slips/*.lua)
file(GLOB_RECURSE SHIPPED_RULES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.lua)
file(GLOB PRELUDE CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/lua/prelude/*.lua)

foreach(name test_slips test_reader test_vocabulary)
  add_executable(${name} ${CMAKE_CURRENT_LIST_DIR}/${name}.c)
  target_link_libraries(${name} PRIVATE pbe_engine lua_core pbe_flags)
endforeach()

# What is told about each slip, in both languages.
add_test(NAME slips COMMAND test_slips ${SLIPS})

# Any bytes: every prefix of the shipped packs and of the slips, and random damage.
add_test(NAME reader COMMAND test_reader ${SHIPPED_RULES} ${SLIPS})

# No word of the language without its Chinese twin.
add_test(NAME vocabulary COMMAND test_vocabulary ${PRELUDE})

# The shipped packs in Chinese score as in English; fmt there and back is the same file.
add_test(NAME twins
  COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/twins.sh $<TARGET_FILE:pbe> ${CMAKE_SOURCE_DIR}/rules)

set_tests_properties(slips reader vocabulary twins PROPERTIES LABELS engine)
