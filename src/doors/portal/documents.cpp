#include "doors/portal/portal.h"

#include <algorithm>
#include <array>

namespace assent::portal {
namespace {

/// Streams an upload into the blob folder, hashing on the way.
class UploadSink : public http::BodySink {
public:
    explicit UploadSink(store::BlobWriter writer) : writer_(std::move(writer)) {}

    Result<void> part(std::string_view bytes) override { return writer_.add(bytes); }

    http::Response finish(http::Request const& request) override {
        auto blob = writer_.finish();
        if (!blob) return http::problem(blob.fault());
        json::Value out;
        out.set("blob", blob->hash.value);
        out.set("size", blob->size);
        out.set("media_type", request.header("Content-Type"));
        return http::json(201, out);
    }

private:
    store::BlobWriter writer_;
};

constexpr std::array<std::string_view, 8> accepted_types{
    "application/pdf",    "image/tiff",
    "image/jpeg",         "image/png",
    "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/rtf",    "application/xml"};

Result<std::unique_ptr<http::BodySink>> start(Portal& portal, http::Request const& request) {
    TRY(portal.asker(request));
    auto const type = request.header("Content-Type");
    if (std::find(accepted_types.begin(), accepted_types.end(), type) == accepted_types.end())
        return invalid("file_type", "/headers/Content-Type",
                       "Send a PDF, TIFF, JPEG, PNG, Word, RTF or CDA document.");
    auto writer = TRY(portal.engine().start_blob());
    return std::unique_ptr<http::BodySink>(std::make_unique<UploadSink>(std::move(writer)));
}

http::Response download(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    RequestId const number(std::string(request.parameter("number")));
    auto const which = request.parameter("document");
    if (which.size() > 6 || which.find_first_not_of("0123456789") != std::string_view::npos ||
        which.empty())
        return http::problem(
            not_found("unknown_document", "/document", "There is no such document here."));
    auto document = portal.engine().read_document(asker, number, std::stoi(std::string(which)));
    if (!document) return http::problem(document.fault());
    http::Response response;
    response.content_type = document->content.media_type;
    response.body = std::move(document->bytes);
    return std::move(response).with("Content-Disposition", "attachment");
}

}  // namespace

void add_document_routes(Portal& portal, http::Router& router) {
    router.add({"POST",
                "/api/uploads",
                {http::Run::pooled, http::any_size},
                http::UploadHandler(
                    [&portal](http::Request const& request) { return start(portal, request); }),
                0});
    router.get(
        "/api/requests/{number}/documents/{document}",
        signed_in(portal, [&portal](http::Request const& request, engine::Asker const& asker) {
            return download(portal, request, asker);
        }));
}

void describe_documents(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/uploads",
                   "Upload a document; its hash is then attached or submitted",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   {},
                   {},
                   {"file_type", "storage_full"}});
    out.push_back({"get",
                   "/api/requests/{number}/documents/{document}",
                   "A document's bytes",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"unknown_document"}});
}

}  // namespace assent::portal
