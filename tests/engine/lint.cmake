# lint.cmake - what lint says of small packs, and of the shipped ones. include() it.
file(GLOB LINT_CASES CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/lint/*.lua)

add_executable(test_lint ${CMAKE_CURRENT_LIST_DIR}/test_lint.c)
target_link_libraries(test_lint PRIVATE scratch pbe_engine pbe_flags)
add_test(NAME lint COMMAND test_lint ${CMAKE_SOURCE_DIR}/rules ${LINT_CASES})
set_tests_properties(lint PROPERTIES LABELS engine TIMEOUT 120)
