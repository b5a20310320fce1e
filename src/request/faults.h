/// Collects everything wrong with a submission at once, so that an office mends it in one go.
#pragma once

#include "base/result.h"

#include <string>
#include <utility>
#include <vector>

namespace assent::request {

class Faults {
public:
    void add(Fault fault) { found_.push_back(std::move(fault)); }
    void add(std::string code, std::string where, std::string message) {
        add(invalid(std::move(code), std::move(where), std::move(message)));
    }
    /// The value, or nothing and the fault under the pointer it belongs to.
    template <class T>
    bool take(Result<T> result, std::string const& where, T& out) {
        if (result) {
            out = std::move(result).take();
            return true;
        }
        auto fault = std::move(result).take_fault();
        fault.where = where + fault.where;
        add(std::move(fault));
        return false;
    }
    void check(Result<void> result) {
        if (!result) add(std::move(result).take_fault());
    }
    bool empty() const { return found_.empty(); }
    std::vector<Fault> const& all() const { return found_; }

private:
    std::vector<Fault> found_;
};

inline std::string at(std::string_view list, std::size_t index, std::string_view member = {}) {
    return std::string(list) + "/" + std::to_string(index) + std::string(member);
}

}  // namespace assent::request
