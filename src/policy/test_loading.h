/// Packs of the smallest plan with one file more: how it loads, or why not. For tests only.
#pragma once

#include "policy/test_packs.h"

#include <doctest/doctest.h>

namespace assent::policy::loading {

using Texts = std::vector<std::string>;

inline std::string const one_row = "row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n";

inline PackFiles files_with(std::string const& file, std::string const& text) {
    auto files = small_files(one_row);
    files[file] += text;
    return files;
}

inline Pack loaded(std::string const& file, std::string const& text) {
    auto pack = load_pack(files_with(file, text));
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

inline std::string fault_of(PackFiles const& files) {
    auto const pack = load_pack(files);
    return pack ? std::string() : pack.fault().where + " " + pack.fault().message;
}

inline void refused(std::string const& file, std::string const& text, std::string_view because) {
    auto const fault = fault_of(files_with(file, text));
    CAPTURE(text);
    INFO(fault);
    bool const found = fault.find(because) != std::string::npos;
    CHECK(found);
}

inline PackFiles with_plan(std::string_view from, std::string_view to) {
    std::string plan = small_plan;
    plan.replace(plan.find(from), from.size(), to);
    auto files = small_files(one_row);
    files["plan.toml"] = plan;
    return files;
}

/// The fault of a requirements.csv with one row, whose cell `column` is `cell`.
inline std::string row_fault(std::string const& column, std::string const& cell) {
    return fault_of(small_files("row,title,rank,answer,codes,why," + column +
                                "\nR-1,A,6,required,any,One.," + cell + "\n"));
}

}  // namespace assent::policy::loading
