# packs3.cmake - layers, origin, races, slow shares, manifests and signatures of packs.
# Included by tests/engine/CMakeLists.txt; needs nothing else from there.
find_path(PACKS3_CMOCKA_INCLUDE cmocka.h REQUIRED)
find_library(PACKS3_CMOCKA cmocka REQUIRED)

add_library(packs3_folder STATIC ${CMAKE_CURRENT_LIST_DIR}/packs3_folder.c)
target_link_libraries(packs3_folder PUBLIC pbe_engine pbe_flags)

foreach(name signature manifest trust layers origin races slow memory)
  add_executable(test_packs3_${name} ${CMAKE_CURRENT_LIST_DIR}/packs3_${name}.c)
  target_include_directories(test_packs3_${name} SYSTEM PRIVATE ${PACKS3_CMOCKA_INCLUDE})
  target_link_libraries(test_packs3_${name} PRIVATE packs3_folder ${PACKS3_CMOCKA})
  add_test(NAME packs3_${name} COMMAND test_packs3_${name})
  set_tests_properties(packs3_${name} PROPERTIES LABELS engine TIMEOUT 120)
endforeach()
target_link_libraries(test_packs3_slow PRIVATE ${CMAKE_DL_LIBS})
target_link_options(test_packs3_memory PRIVATE
  -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc)
