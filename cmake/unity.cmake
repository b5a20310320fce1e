# Several files are compiled as one where CMAKE_UNITY_BUILD is on: what every file pulls in is then read and
# instantiated once for all of them, which halves a build from nothing. A file's group follows from its name alone, so
# that a new file moves no other; neighbours of one module, whose local names may be alike, are spread over the groups.
function(assent_group target groups)  # files whose path matches ARGV2 stay together, in `few` groups: ARGV3
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
        if(NOT source MATCHES "/src/.*\\.cpp$")
            continue()
        endif()
        file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}/src" "${source}")
        string(MD5 digest "${name}")
        string(SUBSTRING "${digest}" 0 6 digest)
        set(kind all)
        set(count ${groups})
        if(ARGC GREATER 2 AND name MATCHES "${ARGV2}")
            set(kind heavy)
            set(count ${ARGV3})
        endif()
        math(EXPR group "0x${digest} % ${count}")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${kind}_${group}")
    endforeach()
endfunction()
