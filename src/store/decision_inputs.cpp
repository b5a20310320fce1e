#include "store/decision_inputs.h"

namespace assent::store {

Result<void> save_input(Db& db, std::string_view plan, DecisionInput const& input) {
    constexpr auto sql = R"sql(
        insert into decision_input (plan, stream, version, at, pack_version, actor, command, facts)
        values (?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    return db.send(sql, {plan, input.stream, input.version, input.at, input.pack_version,
                         input.actor, input.command, input.facts});
}

Result<std::vector<DecisionInput>> inputs_of(Db& db, std::string_view plan,
                                             std::string_view stream) {
    constexpr auto sql = R"sql(
        select version, at, pack_version, actor, command, facts from decision_input
        where plan = ? and stream = ? order by version
    )sql";
    std::vector<DecisionInput> inputs;
    for (auto const& row : TRY(db.query(sql, {plan, stream}))) {
        DecisionInput input;
        input.stream = stream;
        input.version = row.integer(0);
        input.at = TRY(parse_instant(row.text(1)));
        input.pack_version = row.text(2);
        input.actor = row.text(3);
        input.command = row.text(4);
        input.facts = row.text(5);
        inputs.push_back(std::move(input));
    }
    return inputs;
}

}  // namespace assent::store
