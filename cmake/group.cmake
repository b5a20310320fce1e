# Several files are compiled as one where ASSENT_GROUP is on: what every file pulls in is then read and instantiated
# once for all of them. A file's group follows from its name alone, so that a new
# file moves no other; neighbours of one module, whose local names may be alike, are spread over the groups.
#
# CMake's own unity builds name files by absolute path, which no compiler cache can share between two checkouts.
option(ASSENT_GROUP "Compile several files as one" OFF)

function(assent_group target groups)  # files whose path matches ARGV2 stay together, in ARGV3 groups
    if(NOT ASSENT_GROUP)
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
        file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}/src" "${source}")
        if(NOT name MATCHES "^[a-z].*\\.cpp$" OR name MATCHES "_property_test\\.cpp$")
            continue()  # property tests name their settings and plays alike; each is a large file already
        endif()
        string(MD5 digest "${name}")
        string(SUBSTRING "${digest}" 0 6 digest)
        set(kind all)
        set(count ${groups})
        if(ARGC GREATER 2 AND name MATCHES "${ARGV2}")
            set(kind heavy)
            set(count ${ARGV3})
        endif()
        math(EXPR number "0x${digest} % ${count}")
        set(group "${CMAKE_BINARY_DIR}/generated/${target}_${kind}_${number}.cpp")
        list(APPEND found "${group}")
        string(APPEND "text_${kind}_${number}" "#include \"${name}\"\n")
        set("file_${group}" "text_${kind}_${number}")
        set_source_files_properties("${source}" PROPERTIES HEADER_FILE_ONLY TRUE)
    endforeach()
    list(REMOVE_DUPLICATES found)
    foreach(group ${found})
        file(CONFIGURE OUTPUT "${group}" CONTENT "${${file_${group}}}" @ONLY)
    endforeach()
    target_sources(${target} PRIVATE ${found})
endfunction()
