/// The web client, out of the program itself: its files with the right caching and encoding, and
/// its page with what only the server knows (nonce, token, language, plan) filled in. Unknown
/// addresses get the page, as the client routes them.
#pragma once

#include "http/router.h"

#include <functional>
#include <span>
#include <string_view>

namespace assent::http {

/// A file inside the program. Encoded forms are empty when there are none.
struct Asset {
    std::string_view path;  ///< `/index.html`, `/assets/main-4f1c.js`
    std::string_view content_type;
    std::string_view etag;  ///< without quotes
    std::string_view bytes;
    std::string_view gzip;
    std::string_view brotli;
};

/// What was embedded by the build; empty when the web client was not built.
std::span<Asset const> web_assets();

/// Values of the page's placeholders `{{name}}` for this request, such as csrf, language,
/// direction, plan. `nonce` is filled in by the server; placeholders without a value become empty.
using PageValues = std::function<Pairs(Request const&)>;

class StaticFiles {
public:
    StaticFiles(std::span<Asset const> assets, PageValues values);
    Response answer(Request const& request) const;

private:
    Asset const* find(std::string_view path) const;
    Response page(Request const& request, Asset const& index) const;

    std::span<Asset const> assets_;
    PageValues values_;
};

/// Answers with the files whatever no route answers.
void serve_files(Router& router, std::span<Asset const> assets, PageValues values);

}  // namespace assent::http
