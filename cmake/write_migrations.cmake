# Writes OUT, a C++ file that holds every migration of DIR as text, so that the binary needs no files beside it.
cmake_policy(VERSION 3.25)
file(GLOB files "${DIR}/*.sql")
list(SORT files)
set(entries "")
foreach(file ${files})
    get_filename_component(stem "${file}" NAME_WE)
    if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
        message(FATAL_ERROR "${file}: a migration is named 0001_words.sql")
    endif()
    set(number "${CMAKE_MATCH_1}")
    set(name "${CMAKE_MATCH_2}")
    string(REGEX REPLACE "^0+" "" number "${number}")
    if(number IN_LIST numbers)
        message(FATAL_ERROR "${file}: another migration has the number ${number}")
    endif()
    list(APPEND numbers ${number})
    file(READ "${file}" text)
    string(APPEND entries "    Migration{${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE "${OUT}" "#include \"store/migrate.h\"\n
namespace assent::store {
namespace {
constexpr Migration all[] = {
${entries}};
}  // namespace\n
std::span<Migration const> embedded_migrations() { return all; }\n
}  // namespace assent::store
")
