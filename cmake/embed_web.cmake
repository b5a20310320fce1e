# Puts the built web client (web/dist) into the program. Included by the build, this file adds a step that runs it as
# a script; the script writes one source file with a table of files. Their bytes come in by .incbin, so that large
# files cost the compiler nothing. The table holds each file's hash and thus changes when a file does.

if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(ASSENT_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

    function(assent_embed_web target)
        set(table "${CMAKE_BINARY_DIR}/generated/web_assets.cpp")
        add_custom_target(web_assets
            COMMAND "${CMAKE_COMMAND}" "-DDIST=${CMAKE_SOURCE_DIR}/web/dist" "-DTABLE=${table}"
                -P "${ASSENT_EMBED_SCRIPT}"
            BYPRODUCTS "${table}"
            COMMENT "Collecting the files of the web client"
            VERBATIM)
        target_sources(${target} PRIVATE "${table}")
        set_source_files_properties("${table}" PROPERTIES GENERATED TRUE)
        add_dependencies(${target} web_assets)
    endfunction()
    return()
endif()

set(types
    html=text/html js=text/javascript mjs=text/javascript css=text/css txt=text/plain
    json=application/json webmanifest=application/manifest+json wasm=application/wasm pdf=application/pdf
    svg=image/svg+xml png=image/png jpg=image/jpeg webp=image/webp ico=image/x-icon woff2=font/woff2 ttf=font/ttf)

function(content_type_of file out)
    get_filename_component(extension "${file}" LAST_EXT)
    string(REPLACE "." "" extension "${extension}")
    set(${out} "application/octet-stream" PARENT_SCOPE)
    foreach(entry IN LISTS types)
        string(REGEX MATCH "^([^=]+)=(.*)$" matched "${entry}")
        if(extension STREQUAL CMAKE_MATCH_1)
            set(type "${CMAKE_MATCH_2}")
            if(type MATCHES "^text/")
                string(APPEND type "; charset=utf-8")
            endif()
            set(${out} "${type}" PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

# Adds the bytes of a file under a symbol and gives the expression that views them; empty when there is no such file.
function(embed file symbol out)
    if(NOT EXISTS "${file}")
        set(${out} "{}" PARENT_SCOPE)
        return()
    endif()
    file(SHA256 "${file}" hash)
    set(blobs "${blobs}// ${hash}
extern char const ${symbol}[];
extern char const ${symbol}_end[];
asm(\".pushsection .rodata\\n.balign 16\\n.globl ${symbol}\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n\"
    \".globl ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.popsection\\n\");
" PARENT_SCOPE)
    set(${out} "view(${symbol}, ${symbol}_end)" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${DIST}" "${DIST}/*")
list(FILTER files EXCLUDE REGEX "\\.(gz|br|map)$")
list(SORT files)
set(blobs "")
set(rows "")
set(count 0)
foreach(file IN LISTS files)
    file(SHA256 "${DIST}/${file}" hash)
    string(SUBSTRING "${hash}" 0 20 etag)
    content_type_of("${file}" type)
    embed("${DIST}/${file}" "assent_web_${count}" plain)
    embed("${DIST}/${file}.gz" "assent_web_${count}_gz" gzip)
    embed("${DIST}/${file}.br" "assent_web_${count}_br" brotli)
    set(rows "${rows}        Asset{\"/${file}\", \"${type}\", \"${etag}\", ${plain}, ${gzip}, ${brotli}},\n")
    math(EXPR count "${count} + 1")
endforeach()

if(count EQUAL 0)
    set(body "std::span<Asset const> web_assets() { return {}; }")
else()
    set(body "std::span<Asset const> web_assets() {
    auto const view = [](char const* from, char const* to) {
        return std::string_view(from, static_cast<std::size_t>(to - from));
    };
    static std::array<Asset, ${count}> const assets{{
${rows}    }};
    return assets;
}")
endif()

set(text "// Written by cmake/embed_web.cmake from web/dist.
#include \"http/static_files.h\"

#include <array>

extern \"C\" {
${blobs}}

namespace assent::http {

${body}

}  // namespace assent::http
")
set(old "")
if(EXISTS "${TABLE}")
    file(READ "${TABLE}" old)
endif()
if(NOT old STREQUAL text)
    file(WRITE "${TABLE}" "${text}")
endif()
