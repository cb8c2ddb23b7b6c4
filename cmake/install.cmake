# What `cmake --install` puts where: program, library, header, rules, manuals, and the two ways in
# which others find the library.

include(CMakePackageConfigHelpers)

if(BUILD_SHARED_LIBS) # the program finds the library wherever the two are moved together
    file(RELATIVE_PATH library_from_program
         "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
    set_target_properties(iga PROPERTIES INSTALL_RPATH "$ORIGIN/${library_from_program}")
endif()

install(TARGETS iga RUNTIME)
install(TARGETS sheets LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/iga")
install(TARGETS libiga EXPORT iga)
install(FILES "${PROJECT_SOURCE_DIR}/include/iga.h" TYPE INCLUDE)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/rules/" DESTINATION "${CMAKE_INSTALL_DATADIR}/iga/rules")

install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/README.id.md"
              "${PROJECT_SOURCE_DIR}/LICENSE" TYPE DOC)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" TYPE DOC)

foreach(language IN ITEMS "" "/id") # what `man` shows by the language of its user
    file(GLOB manuals CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/man${language}/*.[1-9]")
    foreach(manual IN LISTS manuals)
        string(REGEX MATCH "[1-9]$" section "${manual}")
        install(FILES "${manual}"
                DESTINATION "${CMAKE_INSTALL_MANDIR}${language}/man${section}")
    endforeach()
endforeach()

install(FILES "${PROJECT_SOURCE_DIR}/completions/iga.bash"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME iga)

# find_package(iga), then iga::iga
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/iga")
install(EXPORT iga NAMESPACE iga:: FILE igaTargets.cmake DESTINATION "${package_dir}")
configure_package_config_file(
    "${PROJECT_SOURCE_DIR}/cmake/igaConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/igaConfig.cmake"
    INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/igaConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/igaConfig.cmake"
              "${PROJECT_BINARY_DIR}/igaConfigVersion.cmake"
        DESTINATION "${package_dir}")

# pkg-config iga. A static library leaves its needs to whoever links it, so that they are stated
# openly then; the prefix follows from where the file lies, so that the whole may be moved.
if(BUILD_SHARED_LIBS)
    set(requires Requires.private)
else()
    set(requires Requires)
endif()
file(RELATIVE_PATH prefix_from_pc
     "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" prefix_from_pc "${prefix_from_pc}")
cmake_path(APPEND pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/iga.pc.in" "${PROJECT_BINARY_DIR}/iga.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/iga.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
