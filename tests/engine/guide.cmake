# guide.cmake - the editor stub, and the examples of the documentation. include() it.
add_executable(test_stub ${CMAKE_CURRENT_LIST_DIR}/test_stub.c)
target_link_libraries(test_stub PRIVATE pbe_engine lua_core pbe_flags)
add_test(NAME stub COMMAND test_stub ${CMAKE_CURRENT_LIST_DIR}/stub_forms.lua)
set_tests_properties(stub PROPERTIES LABELS engine)

# Every rule, command and formula that the pages show; where one is rightly another now:
# python3 tests/engine/docs_examples.py --update build/dev/cli/pbe docs/zh/guide.md …
find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_FOUND)
  set(pages guide rules packs fill)
  list(TRANSFORM pages APPEND .md)
  set(zh_pages ${pages})
  set(en_pages ${pages})
  list(TRANSFORM zh_pages PREPEND ${CMAKE_SOURCE_DIR}/docs/zh/)
  list(TRANSFORM en_pages PREPEND ${CMAKE_SOURCE_DIR}/docs/en/)
  add_test(NAME docs_examples
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/docs_examples.py
      $<TARGET_FILE:pbe> ${zh_pages} ${en_pages})
  add_test(NAME docs_selftest
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/docs_selftest.sh $<TARGET_FILE:pbe>)
  set_tests_properties(docs_examples docs_selftest PROPERTIES LABELS engine)
endif()
