#include "appeal/commands.h"

namespace assent::appeal {
namespace {

policy::OutcomeSource source_of(OutsideBody body) {
    return body == OutsideBody::state_hearing ? policy::OutcomeSource::hearing
                                              : policy::OutcomeSource::external_review;
}

/// The lines that are given back; none when everything stays.
std::vector<policy::OverturnedLine> given(std::vector<LineResolution> const& lines) {
    std::vector<policy::OverturnedLine> out;
    for (auto const& line : lines)
        if (line.result != AppealResult::upheld)
            out.push_back({line.line, line.from, line.to, line.units});
    return out;
}

}  // namespace

FileAppeal::FileAppeal() = default;
FileAppeal::FileAppeal(FileAppeal const& other) = default;
FileAppeal::FileAppeal(FileAppeal&& other) noexcept = default;
FileAppeal& FileAppeal::operator=(FileAppeal const& other) = default;
FileAppeal& FileAppeal::operator=(FileAppeal&& other) noexcept = default;
FileAppeal::~FileAppeal() = default;

Command::Command() = default;
Command::Command(Command const& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(Command const& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

std::string_view name_of_command(Command const& command) {
    return std::visit([]<class T>(T const&) { return type_name<T>(); }, command);
}

bool begins(Command const& command) {
    return std::holds_alternative<FileAppeal>(command) ||
           std::holds_alternative<AskToReconsider>(command);
}

std::optional<RequestId> request_of(Command const& command) {
    if (auto const* file = std::get_if<FileAppeal>(&command)) return file->request;
    if (auto const* ask = std::get_if<AskToReconsider>(&command)) return ask->request;
    return std::nullopt;
}

OtherAppeal as_other(State const& state) {
    OtherAppeal other;
    other.appeal = state.appeal;
    other.kind = state.filed->kind;
    other.open = !state.closed() || awaited(state) != nullptr;
    other.judged = state.resolved.has_value() || !state.outside.empty();
    other.lines = state.filed->lines;
    return other;
}

std::optional<CarryOut> owed(State const& state) {
    auto const* about = disputed(state);
    if (about == nullptr) return std::nullopt;
    std::optional<CarryOut> owed;
    auto const owe = [&](std::vector<LineResolution> const& lines, policy::OutcomeSource source,
                         Actor const& by) {
        auto back = given(lines);
        if (back.empty()) return;
        owed = CarryOut{about->request,
                        {std::move(back), source, state.appeal.value,
                         "Decided in favor of the member on appeal " + state.appeal.value + "."},
                        by};
    };
    if (state.resolved)
        owe(state.resolved->resolution.lines, policy::OutcomeSource::appeal, state.resolved->by);
    for (auto const& review : state.outside)
        if (review.decided && (!state.resolved || review.decided->at >= state.resolved->at))
            owe(review.decided->lines, source_of(review.sent.body), review.decided->by);
    return owed;
}

std::optional<CarryOut> to_carry_out(State const& after, Event const& event) {
    auto const* resolved = std::get_if<AppealResolved>(&event);
    auto const* outside = std::get_if<OutsideDecisionRecorded>(&event);
    bool const gives = (resolved && !given(resolved->record().resolution.lines).empty()) ||
                       (outside && !given(outside->lines).empty());
    return gives ? owed(after) : std::nullopt;
}

}  // namespace assent::appeal
