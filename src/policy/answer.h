/// The answer of a lookup, with everything that proves it: the rows that matched, the sentences,
/// the pack and the day.
#pragma once

#include "base/fields.h"
#include "policy/ask.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

/// A question whose answer would decide: the fact's name and the values that would matter ("" list:
/// free text).
struct Question {
    std::string fact;
    std::vector<std::string> values;
    friend bool operator==(Question const&, Question const&) = default;
};

void fields(auto& f, auto& question) requires Is<Question, decltype(question)> {
    f("fact", question.fact);
    f("values", question.values);
}

/// One policy line that was looked at because it names the code.
struct RowSeen {
    std::string row;
    std::string title;
    std::string source;
    std::string confidence;
    int rank = 0;
    AnswerKind answer = AnswerKind::undetermined;
    bool matched = false;
    bool decides = false;
    std::string
        missed;  ///< fact that did not fit, when it did not match; `?fact` when it was not stated
    friend bool operator==(RowSeen const&, RowSeen const&) = default;
};

void fields(auto& f, auto& seen) requires Is<RowSeen, decltype(seen)> {
    f("row", seen.row);
    f("title", seen.title);
    f("source", seen.source);
    f("confidence", seen.confidence);
    f("rank", seen.rank);
    f("answer", seen.answer);
    f("matched", seen.matched);
    f("decides", seen.decides);
    f("missed", seen.missed);
}

struct Contact {
    std::string key;
    std::string name;
    std::string phone;
    std::string fax;
    std::string portal;
    std::string hours;
    std::string note;
    std::string verify;
    std::string source;
    friend bool operator==(Contact const&, Contact const&) = default;
};

void fields(auto& f, auto& contact) requires Is<Contact, decltype(contact)> {
    f("key", contact.key);
    f("name", contact.name);
    f("phone", contact.phone);
    f("fax", contact.fax);
    f("portal", contact.portal);
    f("hours", contact.hours);
    f("note", contact.note);
    f("verify", contact.verify);
    f("source", contact.source);
}

struct Answer {
    AnswerKind answer = AnswerKind::undetermined;
    std::optional<Because> because;  ///< only with undetermined
    bool notify = false;             ///< notice and concurrent review though nothing is needed
    bool sensitive = false;          ///< protected correspondence
    AutoApproval auto_approval = AutoApproval::no;
    std::vector<std::string> auto_rows;  ///< the auto-approval rules that fit or may fit
    int auto_months = 0;                 ///< the approval would run this many months, 0: as asked
    DecidedBy decided_by = DecidedBy::plan;
    std::vector<std::string> why;  ///< plain sentences in order
    std::vector<std::string>
        rows;  ///< ids of all rows that matched, deciding rank first, no repeats
    std::vector<std::string> deciding;  ///< the ids that decided
    std::vector<RowSeen> seen;
    std::vector<Question> asks;
    std::vector<std::string> documents;  ///< document types usually asked for
    std::vector<Contact> contacts;       ///< who to ask; never empty
    std::string suggestion;              ///< "did you mean": another code, empty when none
    std::string pack_plan;
    std::string pack_edition;
    PackVersion pack_version;
};

void fields(auto& f, auto& a) requires Is<Answer, decltype(a)> {
    f("answer", a.answer);
    f("because", a.because);
    f("notify", a.notify);
    f("sensitive", a.sensitive);
    f("auto_approval", a.auto_approval);
    f("auto_rows", a.auto_rows);
    f("auto_months", a.auto_months);
    f("decided_by", a.decided_by);
    f("why", a.why);
    f("rows", a.rows);
    f("deciding", a.deciding);
    f("seen", a.seen);
    f("asks", a.asks);
    f("documents", a.documents);
    f("contacts", a.contacts);
    f("suggestion", a.suggestion);
    f("plan", a.pack_plan);
    f("edition", a.pack_edition);
    f("pack", a.pack_version);
}

}  // namespace assent::policy
