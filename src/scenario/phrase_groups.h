/// The phrases by what they are about; phrases.cpp puts them together.
#pragma once

namespace assent::scenario {

class PhraseBook;

void add_setting_phrases(PhraseBook& book);   ///< plan, time, people, places
void add_lookup_phrases(PhraseBook& book);    ///< asking the policy, and what it answers
void add_deed_phrases(PhraseBook& book);      ///< what people do with a request
void add_timing_phrases(PhraseBook& book);    ///< asks, urgency, receipt, notices
void add_decision_phrases(PhraseBook& book);  ///< reviewing, denying, signing, overturning
void add_criteria_phrases(PhraseBook& book);  ///< check lists, and what shows that they are met
void add_change_phrases(PhraseBook& book);    ///< amending, ending, reopening, copies
void add_expect_phrases(PhraseBook& book);    ///< what is then true of it

void add_after_phrases(PhraseBook& book);  ///< stays, authorizations in use, claims
void add_talk_phrases(PhraseBook& book);   ///< hand-over, continuity, talk and tasks

void add_appeal_phrases(PhraseBook& book);         ///< what people do about appeals
void add_appeal_expect_phrases(PhraseBook& book);  ///< what is then true of them

}  // namespace assent::scenario
