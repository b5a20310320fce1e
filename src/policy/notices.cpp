#include "policy/notices.h"

namespace assent::policy {

std::vector<NoticeOrdered> notices_for(Pack const& pack, Happened const& happened) {
    std::vector<NoticeOrdered> notices;
    for (auto const& rule : pack.notices) {
        if (rule.on != happened.on) continue;
        std::optional<Instant> due;
        if (rule.within)
            due = calendar::due_after(happened.at, *rule.within, pack.zone, pack.holidays);
        for (auto const to : rule.to) {
            auto const reads_own_language =
                to == Recipient::member || to == Recipient::representative;
            auto const language =
                reads_own_language && !happened.language.empty() ? happened.language : "en";
            for (auto const channel : rule.channels)
                notices.push_back(NoticeOrdered{
                    rule.form, to, channel, language, due, happened.sensitive, rule.action, {}});
        }
    }
    return notices;
}

}  // namespace assent::policy
