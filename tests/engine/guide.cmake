# guide.cmake - the editor stub, and the examples of the documentation. include() it.
add_executable(test_stub ${CMAKE_CURRENT_LIST_DIR}/test_stub.c)
target_link_libraries(test_stub PRIVATE pbe_engine lua_core pbe_flags)
add_test(NAME stub COMMAND test_stub ${CMAKE_CURRENT_LIST_DIR}/stub_forms.lua)
set_tests_properties(stub PROPERTIES LABELS engine)
