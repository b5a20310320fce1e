#include "doors/portal/timing_sentences.h"

#include "doors/portal/decision_sentences.h"

#include <array>
#include <chrono>

namespace assent::portal {
namespace {

std::string numbered(std::string const& what, int number) {
    return what + " " + std::to_string(number);
}

}  // namespace

std::string day_words(Day day) {
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::chrono::year_month_day const date{day};
    auto const month = static_cast<unsigned>(date.month());
    return std::string(months.at(month - 1)) + " " +
           std::to_string(static_cast<unsigned>(date.day())) + ", " +
           std::to_string(static_cast<int>(date.year()));
}

std::string time_words(Instant instant, policy::Pack const& pack) {
    auto const shown = pack.zone.show(instant);  // 2026-12-02T23:59:59-08:00
    auto const hour = (shown[11] - '0') * 10 + (shown[12] - '0');
    auto const twelve = hour % 12 == 0 ? 12 : hour % 12;
    return day_words(pack.zone.day_of(instant)) + ", " + std::to_string(twelve) +
           shown.substr(13, 3) + (hour < 12 ? " AM" : " PM");
}

std::string later_sentence(request::UrgencyChanged const& e, policy::Pack const&) {
    if (e.urgency == policy::Urgency::urgent)
        return "Urgent now, as the " + spoken(name_of(e.asked_by)) + " said.";
    return e.agreed_by.empty() ? "Standard now, as a reviewer found."
                               : "Standard now; the office agreed.";
}

std::string later_sentence(request::ReceiptCorrectionAsked const& e, policy::Pack const& pack) {
    return "A correction of the receipt to " + time_words(e.received_at, pack) +
           " waits for a second person.";
}

std::string later_sentence(request::ReceiptCorrected const& e, policy::Pack const& pack) {
    return "Receipt corrected from " + time_words(e.from, pack) + " to " + time_words(e.to, pack) +
           ".";
}

std::string later_sentence(request::InformationRequested const& e, policy::Pack const&) {
    auto const to = " to " + spoken(name_of(e.to)) + " by " + spoken(name_of(e.channel)) + ".";
    if (e.items.empty()) return numbered("Ask", e.information) + " repeated" + to;
    if (e.kind == request::InformationKind::incomplete) return "Incomplete Notice" + to;
    return std::to_string(e.items.size()) + (e.items.size() == 1 ? " item" : " items") +
           " asked for" + to;
}

std::string later_sentence(request::InformationReceived const& e, policy::Pack const&) {
    return numbered("Ask", e.information) + ": an answer came.";
}

std::string later_sentence(request::InformationCompleted const&, policy::Pack const&) {
    return "The information is complete.";
}

std::string later_sentence(request::InformationCancelled const& e, policy::Pack const&) {
    return numbered("Ask", e.information) + " was taken back.";
}

std::string later_sentence(policy::NoticeDelivered const& e, policy::Pack const&) {
    return numbered("Notice", e.notice) + " was delivered by " + spoken(name_of(e.channel)) + ".";
}

std::string later_sentence(policy::NoticeFailed const& e, policy::Pack const&) {
    return numbered("Notice", e.notice) + " could not be delivered by " +
           spoken(name_of(e.channel)) + ".";
}

}  // namespace assent::portal
