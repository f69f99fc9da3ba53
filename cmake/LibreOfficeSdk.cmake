# LibreOfficeSdk: the headers, the libraries sal and cppu, and the IDL tools.
#
# Target LibreOffice::uno carries the C headers and the two URE libraries. The SDK's
# headers are system headers: their warnings are not ours.
set(LIBREOFFICE_HOME /usr/lib/libreoffice CACHE PATH "Where LibreOffice is installed")
find_path(LIBREOFFICE_SDK_INCLUDE uno/dispatcher.h
  HINTS ${LIBREOFFICE_HOME}/sdk/include PATHS /usr/include/libreoffice REQUIRED)
find_library(LIBREOFFICE_CPPU NAMES uno_cppu PATHS ${LIBREOFFICE_HOME}/sdk/lib
  ${LIBREOFFICE_HOME}/program NO_DEFAULT_PATH REQUIRED)
find_library(LIBREOFFICE_SAL NAMES uno_sal PATHS ${LIBREOFFICE_HOME}/sdk/lib
  ${LIBREOFFICE_HOME}/program NO_DEFAULT_PATH REQUIRED)
find_program(UNOIDL_WRITE unoidl-write
  HINTS ${LIBREOFFICE_HOME}/sdk/bin ${LIBREOFFICE_HOME}/program REQUIRED)

add_library(LibreOffice::uno INTERFACE IMPORTED)
target_include_directories(LibreOffice::uno SYSTEM INTERFACE ${LIBREOFFICE_SDK_INCLUDE})
target_compile_definitions(LibreOffice::uno INTERFACE LINUX UNX)
target_link_libraries(LibreOffice::uno INTERFACE ${LIBREOFFICE_CPPU} ${LIBREOFFICE_SAL})
