/// What saving described rows came to.
#pragma once

#include <cstdint>

namespace assent::records {

enum class Saved { added, changed, unchanged };

struct SavedCounts {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;

    void count(Saved saved) {
        switch (saved) {
            case Saved::added: ++added; break;
            case Saved::changed: ++changed; break;
            case Saved::unchanged: ++unchanged; break;
        }
    }

    void add(SavedCounts const& more) {
        added += more.added;
        changed += more.changed;
        unchanged += more.unchanged;
    }
};

}  // namespace assent::records
