#include "documents/place.h"

#include <chrono>
#include <semaphore>

namespace assent::documents {
namespace {

constexpr int at_once = 2;
constexpr auto patience = std::chrono::seconds(5);
std::counting_semaphore<at_once> free_places(at_once);

}  // namespace

Place::Place() : taken_(free_places.try_acquire_for(patience)) {}

Place::~Place() {
    if (taken_) free_places.release();
}

}  // namespace assent::documents
