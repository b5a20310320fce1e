#include "base/csv.h"

#include <doctest/doctest.h>

namespace assent::csv {
namespace {

std::string shown(Table const& table) {
    std::string out;
    for (auto const& name : table.header) out += name + "|";
    for (auto const& row : table.rows) {
        out += " " + std::to_string(row.line) + ":";
        for (auto const& cell : row.cells) out += cell + "|";
    }
    return out;
}

std::string parsed(std::string_view text) {
    auto const table = parse(text);
    return table ? shown(*table) : table.fault().message;
}

/// The same read in parts of the given size.
std::string parsed_in_parts(std::string_view text, std::size_t size) {
    Table table;
    Stream stream([&](Row& row) {
        if (table.header.empty()) table.header = std::move(row.cells);
        else table.rows.push_back(std::move(row));
        return true;
    });
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size())))
        if (auto const fed = stream.feed(text.substr(0, size)); !fed) return fed.fault().message;
    auto const finished = stream.finish();
    return finished ? shown(table) : finished.fault().message;
}

}  // namespace

TEST_CASE("rows carry their cells and the line they begin on") {
    CHECK(parsed("a,b\n1,2\n3,4\n") == "a|b| 2:1|2| 3:3|4|");
    CHECK(parsed("a,b\r\n1,2\r\n3,4") == "a|b| 2:1|2| 3:3|4|");
    CHECK(parsed("a,b\n,\n") == "a|b| 2:||");
    CHECK(parsed("a,b\n1,") == "a|b| 2:1||");
}

TEST_CASE("quoted cells hold commas, quotes and line breaks") {
    CHECK(parsed("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n") == "a|b| 2:x,y|say \"hi\"|");
    CHECK(parsed("a,b\n\"two\nlines\",1\n\"\",2\r\n") == "a|b| 2:two\nlines|1| 4:|2|");
    CHECK(parsed("\"a\",\"b\"\n\"#x\",\"\"") == "a|b| 2:#x||");
}

TEST_CASE("comment lines, empty lines and a byte-order mark are skipped but counted") {
    CHECK(parsed("# about\n\na,b\n#1,2,3\"\n1,2\n\n3,#4\n# end") == "a|b| 5:1|2| 7:3|#4|");
    CHECK(parsed("\xEF\xBB\xBF# about\r\n\"a\",b\r\n1,2") == "a|b| 3:1|2|");
}

TEST_CASE("a refusal names its line") {
    CHECK(parsed("a,b\n1,2\n1,2,3\n") == "Line 3: it has 3 cells instead of 2.");
    CHECK(parsed("a,b\n1\n") == "Line 2: it has 1 cells instead of 2.");
    CHECK(parsed("a,b\n\"1\n2\",3\n4\n") == "Line 4: it has 1 cells instead of 2.");
    CHECK(parsed("a,b\n\n1,\"open\n\n") == "Line 3: a quote is not closed.");
    CHECK(parsed("a,b\n1,x\"y\"\n") ==
          "Line 2: a quote stands inside a cell that does not begin with one.");
    CHECK(parsed("a,b\n1,\"x\"y\n") == "Line 2: text follows a closing quote.");
    CHECK(parsed("a,b\n1,2\r3,4\n") == "Line 2: a carriage return stands alone.");
    CHECK(parsed("a,b\n1,\xFF\n") == "Line 2: the text is not UTF-8.");
    CHECK(parsed("a,b,a\n") == "Line 1: a column name is repeated.");
    CHECK(parsed("") == "The file has no header line.");
    CHECK(parsed("# only\n") == "The file has no header line.");
    CHECK(parse("a,a").fault().code == "bad_csv");
}

TEST_CASE("a file fed in parts of any size gives the same rows") {
    for (std::string_view const text :
         {"\xEF\xBB\xBF# c\r\na,b\r\n\"x \"\"q\"\"\r\ny\",2\r\n\r\n3,\"\"\r\n",
          "a,b\n\u00e9,\U0001F600\n#x\n1,2", "a,b\n1,\"x\"y\n", "a,b\n1,\xC3\n2,\xA9",
          "a,b\n\"1\n\n", "\xEF\xBB,b\n1,2\n", "\xEF\xBC\xA1,b\n1,2\n"}) {
        auto const whole = parsed(text);
        for (std::size_t size = 1; size <= text.size(); ++size) {
            CAPTURE(size);
            CHECK(parsed_in_parts(text, size) == whole);
        }
    }
}

TEST_CASE("reading stops when the reader has enough") {
    int rows = 0;
    Stream stream([&](Row&) { return ++rows < 2; });
    CHECK(stream.feed("a,b\n1,2\n3,4\n\"broken"));
    CHECK(stream.feed("more"));
    CHECK(stream.finish());
    CHECK(rows == 2);
}

TEST_CASE("a fault stays a fault") {
    Stream stream([](Row&) { return true; });
    CHECK_FALSE(stream.feed("a,b\n1\n"));
    CHECK_FALSE(stream.feed("1,2\n"));
    CHECK(stream.finish().fault().message == "Line 2: it has 1 cells instead of 2.");
}

TEST_CASE("cells are found by the name of their column") {
    auto const table = parse("code,units\n72148,1\n");
    REQUIRE(table);
    CHECK(table->column("units") == 1);
    CHECK(table->column("price") == -1);
    CHECK(table->cell(table->rows[0], "code") == "72148");
    CHECK(table->cell(table->rows[0], "price").empty());
}

}  // namespace assent::csv
