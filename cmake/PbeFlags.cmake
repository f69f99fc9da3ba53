# pbe_flags: how every file of ours is compiled. Link it, do not set global flags.
add_library(pbe_flags INTERFACE)
target_include_directories(pbe_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(pbe_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(pbe_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
  -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla
  -Wformat=2 -Wundef -Wimplicit-fallthrough
  -ffp-contract=off # the same digits on every processor
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -ffile-prefix-map=${CMAKE_BINARY_DIR}=build)
target_link_options(pbe_flags INTERFACE -Wl,--as-needed)
# What is shipped is optimised across files: a fifth off the engine, of Lua above all.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
if(PBE_WERROR)
  target_compile_options(pbe_flags INTERFACE -Werror)
endif()
if(PBE_SANITIZE)
  target_compile_options(pbe_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(pbe_flags INTERFACE -fsanitize=address,undefined)
endif()
