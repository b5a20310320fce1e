/// Check digits: Luhn, NPI (Luhn over 80840 + the number, ISO/IEC 7812, 45 CFR 162.406), our own
/// numbers.
#pragma once

#include "base/typed.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assent {

char luhn_digit(std::string_view digits);
bool luhn_holds(std::string_view digits);
/// Ten digits, first 1 or 2, check digit holds.
bool is_npi(std::string_view text);
/// Block (two digits) + serial (at least six digits) + Luhn digit: `100 245 771` without the
/// spaces.
RequestId make_request_number(std::string_view block, std::int64_t serial);
bool is_request_number(std::string_view text);
/// The same with an A before it: `A100 245 771`.
AppealId make_appeal_number(std::string_view block, std::int64_t serial);
bool is_appeal_number(std::string_view text);
/// The same with a 9 behind the block.
ProofNumber make_proof_number(std::string_view block, std::int64_t serial);
bool is_proof_number(std::string_view text);
/// Groups of three with no-break spaces, for people; the A of an appeal stands by itself.
std::string grouped(std::string_view number);

}  // namespace assent
