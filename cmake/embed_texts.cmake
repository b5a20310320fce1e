# Builds the texts of printed records into the target: what only paper says (src/letters/texts), the portal's help, and the words of the screens
# (web/src/shared/i18n/locales), so that paper and screen use the same ones.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(ASSENT_TEXTS_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

    function(assent_embed_texts target)
        set(out "${CMAKE_BINARY_DIR}/generated/texts.cpp")
        file(GLOB texts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/letters/texts/*.json"
            "${CMAKE_SOURCE_DIR}/src/doors/portal/help/*.json"
            "${CMAKE_SOURCE_DIR}/web/src/shared/i18n/locales/e[ns]/words.json"
            "${CMAKE_SOURCE_DIR}/web/src/shared/i18n/locales/e[ns]/request.json"
            "${CMAKE_SOURCE_DIR}/web/src/shared/i18n/locales/e[ns]/appeals.json")
        add_custom_command(OUTPUT "${out}"
            COMMAND "${CMAKE_COMMAND}" "-DROOT=${CMAKE_SOURCE_DIR}" "-DOUT=${out}" -P "${ASSENT_TEXTS_SCRIPT}"
            DEPENDS ${texts} "${ASSENT_TEXTS_SCRIPT}")
        target_sources(${target} PRIVATE "${out}")
    endfunction()
    return()
endif()

set(entries "")
foreach(language en es)
    foreach(name words request appeals paper help)
        set(file "${ROOT}/web/src/shared/i18n/locales/${language}/${name}.json")
        if(name STREQUAL "paper")
            set(file "${ROOT}/src/letters/texts/${language}.json")
        elseif(name STREQUAL "help")
            set(file "${ROOT}/src/doors/portal/help/${language}.json")
        endif()
        file(READ "${file}" text)
        string(APPEND entries "    Text{\"${name}.${language}\", R\"text(${text})text\"},\n")
    endforeach()
endforeach()
file(WRITE "${OUT}" "#include \"letters/words.h\"\n
namespace assent::letters {
namespace {
struct Text {
    std::string_view name;
    std::string_view text;
};
constexpr Text all[] = {
${entries}};
}  // namespace\n
std::string_view embedded_text(std::string_view name) {
    for (auto const& one : all)
        if (one.name == name) return one.text;
    return {};
}\n
}  // namespace assent::letters
")
