/// Places for programs that take a processor each; the server goes on beside them.
#pragma once

namespace assent::documents {

/// One of the few places, held while it lives; waited for a little while.
class Place {
public:
    Place();
    ~Place();
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    bool taken() const { return taken_; }

private:
    bool taken_;
};

}  // namespace assent::documents
