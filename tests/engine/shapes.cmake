# The 46 rule shapes: their printed numbers, and the docs' table of declarations.
add_executable(test_shapes ${CMAKE_CURRENT_LIST_DIR}/test_shapes.c)
target_link_libraries(test_shapes PRIVATE pbe_flags pbe_engine)
add_test(NAME engine.shapes
  COMMAND test_shapes ${CMAKE_CURRENT_LIST_DIR}/shapes ${CMAKE_SOURCE_DIR}/rules)
set_tests_properties(engine.shapes PROPERTIES LABELS engine)

find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_FOUND)
  add_test(NAME engine.shapes_docs
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/shapes_docs.py --check
      $<TARGET_FILE:pbe>)
  set_tests_properties(engine.shapes_docs PROPERTIES LABELS engine)
endif()
