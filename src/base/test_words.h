/// The texts in what was said, to look for in what is on record. For tests only.
#pragma once

#include "base/fields.h"
#include "base/json.h"

#include <string>
#include <vector>

namespace assent {

inline void add_words(json::Value const& value, std::vector<std::string>& words) {
    if (value.is_object())
        for (auto const& member : value.as_object()) add_words(member.value, words);
    else if (value.is_array())
        for (auto const& item : value.as_array()) add_words(item, words);
    else if (value.is_string() && !value.as_string().empty())
        words.push_back("\"" + value.as_string() + "\"");
}

/// Those of its words that the record lacks, as JSON has them.
template <class T>
std::vector<std::string> missing_words(T const& said, std::string const& record) {
    std::vector<std::string> words;
    add_words(json::parse(json_text(said)).value(), words);
    std::erase_if(words, [&](std::string const& word) { return record.find(word) != record.npos; });
    return words;
}

}  // namespace assent
