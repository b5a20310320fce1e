#include "identity/cose.h"

#include <cbor.h>

#include <memory>
#include <optional>

namespace assent::identity {
namespace {

struct Release {
    void operator()(cbor_item_t* item) const { cbor_decref(&item); }
};
using Item = std::unique_ptr<cbor_item_t, Release>;

// COSE: labels and values of the keys that are taken (RFC 9053, RFC 8230).
constexpr int label_kind = 1;
constexpr int label_algorithm = 3;
constexpr int label_curve_or_n = -1;
constexpr int label_x_or_e = -2;
constexpr int label_y = -3;
constexpr int kind_ec = 2;
constexpr int kind_rsa = 3;
constexpr int es256 = -7;
constexpr int rs256 = -257;
constexpr int p256 = 1;

Fault bad_cbor() {
    return invalid("bad_cbor", "/credential", "The device's answer cannot be read.");
}

Item load(std::string_view bytes) {
    cbor_load_result result{};
    return Item(
        cbor_load(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), &result));
}

std::optional<int> integer_of(cbor_item_t const* item) {
    constexpr std::uint64_t most = 1U << 20;
    if (item == nullptr || !cbor_is_int(item)) return std::nullopt;
    auto const value = cbor_get_int(item);
    if (value > most) return std::nullopt;
    return cbor_isa_negint(item) ? -1 - static_cast<int>(value) : static_cast<int>(value);
}

std::string bytes_of(cbor_item_t const* item) {
    if (item == nullptr || !cbor_isa_bytestring(item) || !cbor_bytestring_is_definite(item))
        return {};
    return {reinterpret_cast<char const*>(cbor_bytestring_handle(item)),
            cbor_bytestring_length(item)};
}

/// The value whose key fits; null when there is none.
template <class Fits>
cbor_item_t const* value_of(cbor_item_t const* map, Fits fits) {
    if (map == nullptr || !cbor_isa_map(map)) return nullptr;
    auto const* pairs = cbor_map_handle(map);
    for (std::size_t i = 0; i < cbor_map_size(map); ++i)
        if (fits(pairs[i].key)) return pairs[i].value;
    return nullptr;
}

cbor_item_t const* under(cbor_item_t const* map, int label) {
    return value_of(map, [&](cbor_item_t const* key) { return integer_of(key) == label; });
}

cbor_item_t const* under(cbor_item_t const* map, std::string_view name) {
    return value_of(map, [&](cbor_item_t const* key) {
        return cbor_isa_string(key) && cbor_string_is_definite(key) &&
               std::string_view(reinterpret_cast<char const*>(cbor_string_handle(key)),
                                cbor_string_length(key)) == name;
    });
}

}  // namespace

Result<std::string> authenticator_data_of(std::string_view attestation_object) {
    auto const object = load(attestation_object);
    auto data = bytes_of(under(object.get(), "authData"));
    if (data.empty()) return bad_cbor();
    return data;
}

Result<PublicKey> read_cose_key(std::string_view bytes) {
    auto const item = load(bytes);
    auto const kind = integer_of(under(item.get(), label_kind));
    auto const algorithm = integer_of(under(item.get(), label_algorithm));
    if (kind == kind_ec && algorithm == es256 &&
        integer_of(under(item.get(), label_curve_or_n)) == p256)
        return PublicKey(
            EcKey{bytes_of(under(item.get(), label_x_or_e)), bytes_of(under(item.get(), label_y))});
    if (kind == kind_rsa && algorithm == rs256)
        return PublicKey(RsaKey{bytes_of(under(item.get(), label_curve_or_n)),
                                bytes_of(under(item.get(), label_x_or_e))});
    return bad_cbor();
}

}  // namespace assent::identity
