/// The few places where SQLite and PostgreSQL must be told different things.
#pragma once

#include "store/db.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::store {

/// Tokens of migration files: `{integer}` (64 bits), `{real}`, `{blob}`, `{text_key}` (text in byte
/// order),
/// `{strict}` and `{strict_keyed}` (table options; the latter keeps small rows inside the key's own
/// tree).
std::string expand_tokens(std::string_view sql, Dialect dialect);

/// A statement ends at a semicolon that ends its line; lines that begin with `--` are left out.
std::vector<std::string> split_statements(std::string_view sql);

/// `?` outside of quoted text becomes `$1`, `$2` and so on.
std::string number_placeholders(std::string_view sql);

/// Holds back other processes that write the same plan until this transaction ends. Empty where the
/// database file has a single writer anyway. One parameter: the plan's lock_number.
std::string_view plan_lock_statement(Dialect dialect);
std::int64_t lock_number(std::string_view plan);

}  // namespace assent::store
