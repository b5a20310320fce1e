# Builds every file of src/store/migrations into the target; adding a file there is all it takes.
function(assent_embed_migrations target)
    set(folder "${CMAKE_SOURCE_DIR}/src/store/migrations")
    set(script "${CMAKE_SOURCE_DIR}/cmake/write_migrations.cmake")
    set(out "${CMAKE_BINARY_DIR}/generated/migrations.cpp")
    file(GLOB migrations CONFIGURE_DEPENDS "${folder}/*.sql")
    add_custom_command(OUTPUT "${out}"
        COMMAND "${CMAKE_COMMAND}" "-DDIR=${folder}" "-DOUT=${out}" -P "${script}"
        DEPENDS ${migrations} "${script}")
    target_sources(${target} PRIVATE "${out}")
endfunction()
