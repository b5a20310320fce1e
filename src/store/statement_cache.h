/// Prepared statements by their text, the least used of late given up first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace assent::store {

template <class Statement>
class StatementCache {
public:
    static constexpr std::size_t limit = 256;

    Statement* find(std::string_view sql) {
        auto const found = entries_.find(sql);
        if (found == entries_.end()) return nullptr;
        found->second.used = ++clock_;
        return &found->second.statement;
    }

    /// Gives up the oldest entry that `may_drop` allows when the cache is full, handing it to
    /// `drop`.
    template <class MayDrop, class Drop>
    Statement& add(std::string_view sql, Statement statement, MayDrop may_drop, Drop drop) {
        if (entries_.size() >= limit) {
            auto oldest = entries_.end();
            for (auto at = entries_.begin(); at != entries_.end(); ++at)
                if (may_drop(at->second.statement) &&
                    (oldest == entries_.end() || at->second.used < oldest->second.used))
                    oldest = at;
            if (oldest != entries_.end()) {
                drop(oldest->second.statement);
                entries_.erase(oldest);
            }
        }
        auto& entry = entries_[std::string(sql)];
        entry = Entry{std::move(statement), ++clock_};
        return entry.statement;
    }

    void forget(std::string_view sql) {
        if (auto const found = entries_.find(sql); found != entries_.end()) entries_.erase(found);
    }

    template <class Drop>
    void clear(Drop drop) {
        for (auto& [sql, entry] : entries_) drop(entry.statement);
        entries_.clear();
    }

private:
    struct Entry {
        Statement statement{};
        std::uint64_t used = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
    std::uint64_t clock_ = 0;
};

}  // namespace assent::store
