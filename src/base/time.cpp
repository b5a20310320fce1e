#include "base/time.h"

#include <algorithm>
#include <cstdint>

namespace assent {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int first_year = 1850;
constexpr int last_year = 2200;

/// The number made of exactly these digits, -1 when one is no digit.
int number_of(std::string_view digits) {
    int number = 0;
    for (char const c : digits) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

void append_padded(std::string& out, int number, int width) {
    char digits[8];
    for (int i = width; i-- > 0; number /= 10) digits[i] = static_cast<char>('0' + number % 10);
    out.append(digits, static_cast<std::size_t>(width));
}

Fault bad_day() {
    return invalid("bad_day", {},
                   "A day is written year-month-day and must exist, such as 2026-11-24.");
}

Fault bad_instant() {
    return invalid("bad_instant", {},
                   "A time is written in UTC with a Z at the end, such as 2026-11-24T17:15:00Z.");
}

/// `.5`, `.123`, `.123456789` in milliseconds (finer digits are cut off), -1 when it is no
/// fraction.
int milliseconds_of(std::string_view fraction) {
    if (fraction.size() < 2 || fraction.size() > 10 || fraction.front() != '.') return -1;
    fraction.remove_prefix(1);
    int milliseconds = 0;
    for (std::size_t i = 0; i < fraction.size(); ++i) {
        if (fraction[i] < '0' || fraction[i] > '9') return -1;
        if (i < 3) milliseconds = milliseconds * 10 + (fraction[i] - '0');
    }
    for (auto i = fraction.size(); i < 3; ++i) milliseconds *= 10;
    return milliseconds;
}

void append_day(std::string& out, year_month_day date) {
    append_padded(out, int(date.year()), 4);
    out += '-';
    append_padded(out, static_cast<int>(unsigned(date.month())), 2);
    out += '-';
    append_padded(out, static_cast<int>(unsigned(date.day())), 2);
}

}  // namespace

Result<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad_day();
    auto const y = number_of(text.substr(0, 4));
    auto const m = number_of(text.substr(5, 2));
    auto const d = number_of(text.substr(8, 2));
    if (y < first_year || y > last_year || m < 1 || d < 1) return bad_day();
    auto const date =
        year_month_day(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
    if (!date.ok()) return bad_day();
    return Day(date);
}

Result<Instant> parse_instant(std::string_view text) {
    using namespace std::chrono;
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z')
        return bad_instant();
    auto const parsed = parse_day(text.substr(0, 10));
    if (!parsed) return bad_instant();
    auto const h = number_of(text.substr(11, 2));
    auto const m = number_of(text.substr(14, 2));
    auto const s = number_of(text.substr(17, 2));
    if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return bad_instant();
    auto const fraction = text.substr(19, text.size() - 20);
    auto const ms = fraction.empty() ? 0 : milliseconds_of(fraction);
    if (ms < 0) return bad_instant();
    return Instant(parsed->time_since_epoch() + hours(h) + minutes(m) + seconds(s) +
                   milliseconds(ms));
}

std::string to_text(Day day) {
    std::string out;
    append_day(out, year_month_day(day));
    return out;
}

std::string to_text(Instant instant) {
    using namespace std::chrono;
    auto const midnight = floor<days>(instant);
    auto const ms = static_cast<int>((instant - midnight).count());
    std::string out;
    out.reserve(24);
    append_day(out, year_month_day(midnight));
    out += 'T';
    append_padded(out, ms / 3'600'000, 2);
    out += ':';
    append_padded(out, ms / 60'000 % 60, 2);
    out += ':';
    append_padded(out, ms / 1'000 % 60, 2);
    out += '.';
    append_padded(out, ms % 1'000, 3);
    out += 'Z';
    return out;
}

Day make_day(int year_number, unsigned month_number, unsigned day_number) {
    auto const date = year_month_day(year(year_number), month(month_number), day(day_number));
    assert(date.ok());
    return Day(date);
}

Day add_months(Day start, int months) {
    auto const date = year_month_day(start);
    auto const moved = year_month_day(date) + std::chrono::months(months);
    auto const last =
        std::chrono::year_month_day_last(moved.year(), std::chrono::month_day_last(moved.month()));
    return Day(moved.year() / moved.month() / std::min(date.day(), last.day()));
}

Day last_day_of_months(Day first, int months) {
    auto const same_day = add_months(first, months);
    bool const has_it = year_month_day(first).day() == year_month_day(same_day).day();
    return has_it ? same_day - std::chrono::days(1) : same_day;
}

int age_on(Day born, Day asked) {
    auto const birth = year_month_day(born);
    auto const now = year_month_day(asked);
    auto const years = int(now.year()) - int(birth.year());
    // Comparing month and day makes a 29 February birthday count from 1 March in other years.
    auto const had_birthday =
        now.month() > birth.month() || (now.month() == birth.month() && now.day() >= birth.day());
    return had_birthday ? years : years - 1;
}

}  // namespace assent
