/// The pieces that printed records of a request share. Internal to letters.
#pragma once

#include "letters/abstract.h"

namespace assent::letters {

class Parts {
public:
    Parts(Episode const& episode, Reader reader, Language language)
        : episode_(episode), state_(episode.state), reader_(reader), words_(language) {}

    Words const& words() const { return words_; }
    std::string label(std::string_view name) const {
        return words_.text("abstract." + std::string(name));
    }
    std::string instant(Instant at) const { return words_.instant(at, episode_.pack.zone); }
    std::string foot() const;

    void add_printing(std::vector<Block>& out) const;
    void add_case(std::vector<Block>& out) const;
    void add_member(std::vector<Block>& out) const;
    void add_providers(std::vector<Block>& out) const;
    void add_diagnoses(std::vector<Block>& out) const;
    void add_services(std::vector<Block>& out) const;
    void add_trips(std::vector<Block>& out) const;
    void add_decisions(std::vector<Block>& out) const;
    void add_documents(std::vector<Block>& out) const;
    void add_notes(std::vector<Block>& out) const;
    void add_letters(std::vector<Block>& out) const;
    /// Whom to ask, and what an approval does not promise (ELG-01, ELG-02).
    void add_ending(std::vector<Block>& out) const;

private:
    bool is_shown(request::AdverseRecord const& record) const;
    std::string outcome_of(request::LineState const& line) const;
    std::string service_of(request::LineState const& line) const;
    std::string amount(std::optional<Units> units, std::optional<request::UnitKind> unit) const;
    std::string asked_of(request::LineState const& line) const;
    std::string granted_of(request::LineState const& line) const;
    std::string decided_by(request::By by, request::Actor const& actor) const;
    std::string cited(std::vector<policy::CriteriaCited> const& criteria) const;
    Facts approval_facts(request::LineDetermined const& determined) const;
    Facts adverse_facts(request::AdverseRecord const& record) const;

    Episode const& episode_;
    request::State const& state_;
    Reader reader_;
    Words words_;
};

}  // namespace assent::letters
