#include "store/dialect.h"

#include "base/text.h"

#include <array>

namespace assent::store {
namespace {

struct Token {
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgres;
};

constexpr std::array tokens{
    Token{"{integer}", "integer", "bigint"},
    Token{"{real}", "real", "double precision"},
    Token{"{blob}", "blob", "bytea"},
    // PostgreSQL compares text by locale unless told otherwise; SQLite compares bytes.
    Token{"{text_key}", "text", "text collate \"C\""},
    Token{"{strict}", "strict", ""},
    Token{"{strict_keyed}", "strict, without rowid", ""},
};

}  // namespace

std::string expand_tokens(std::string_view sql, Dialect dialect) {
    std::string out(sql);
    for (auto const& token : tokens) {
        auto const text = dialect == Dialect::sqlite ? token.sqlite : token.postgres;
        for (auto at = out.find(token.name); at != std::string::npos;
             at = out.find(token.name, at + text.size()))
            out.replace(at, token.name.size(), text);
    }
    return out;
}

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::string statement;
    for (auto const line : split(sql, '\n')) {
        auto const content = trim(line);
        if (content.empty() || content.starts_with("--")) continue;
        if (!content.ends_with(';')) {
            statement += std::string(line) + "\n";
            continue;
        }
        statement += content.substr(0, content.size() - 1);
        statements.push_back(std::move(statement));
        statement.clear();
    }
    if (!trim(statement).empty()) statements.push_back(std::move(statement));
    return statements;
}

std::string number_placeholders(std::string_view sql) {
    std::string out;
    out.reserve(sql.size() + 16);
    int number = 0;
    char quote = 0;
    for (char const c : sql) {
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '?') {
            out += "$" + std::to_string(++number);
            continue;
        }
        out += c;
    }
    return out;
}

std::string_view plan_lock_statement(Dialect dialect) {
    return dialect == Dialect::sqlite ? "" : "select pg_advisory_xact_lock(?)";
}

std::int64_t lock_number(std::string_view plan) {
    // FNV-1a: the same number in every process and every version.
    std::uint64_t hash = 14695981039346656037U;
    for (char const c : plan) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return static_cast<std::int64_t>(hash);
}

}  // namespace assent::store
