#include "doors/portal/portal.h"

#include <charconv>

namespace assent::portal {
namespace {

using engine::Uploads;
using records::Upload;

constexpr std::int64_t part_size = std::int64_t{4} << 20;  // what a page does well to send at once

struct Known {
    std::string blob;
    std::int64_t size = 0;
    std::string media_type;
    int pages = 0;
};

void fields(auto& f, auto& k) requires Is<Known, decltype(k)> {
    f("blob", k.blob);
    f("size", k.size);
    f("media_type", k.media_type);
    f("pages", k.pages);
}

/// An upload as the one who sends it sees it.
struct Standing {
    std::string upload;
    std::int64_t size = 0;
    std::int64_t offset = 0;
    std::string sha256;
    Instant created_at{};
    Instant ends_at{};  ///< when it is dropped unless bytes come
    std::string state;  ///< `open`, `finished`
    std::string blob;
    std::string media_type;
    int pages = 0;
};

void fields(auto& f, auto& s) requires Is<Standing, decltype(s)> {
    f("upload", s.upload);
    f("size", s.size);
    f("offset", s.offset);
    f("sha256", s.sha256);
    f("created_at", s.created_at);
    f("ends_at", s.ends_at);
    f("state", s.state);
    f("blob", s.blob);
    f("media_type", s.media_type);
    f("pages", s.pages);
}

json::Value standing_json(Uploads const& uploads, Upload const& upload) {
    Standing const standing{upload.id,
                            upload.size,
                            uploads.offset_of(upload),
                            upload.sha256,
                            upload.created_at,
                            upload.touched_at + Uploads::kept_for,
                            upload.finished_at ? "finished" : "open",
                            upload.blob.value,
                            upload.media_type,
                            upload.pages};
    return to_json(standing);
}

json::Value known_json(Upload const& upload) {
    return to_json(Known{upload.blob.value, upload.size, upload.media_type, upload.pages});
}

http::Response with_offset(http::Response response, std::int64_t offset) {
    return std::move(response)
        .with("Upload-Offset", std::to_string(offset))
        .with("Tus-Resumable", "1.0.0");
}

Result<std::int64_t> number_in(http::Request const& request, std::string_view header) {
    auto const text = request.header(header);
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < 0)
        return invalid("bad_number", "/headers/" + std::string(header),
                       std::string(header) + " is a number of bytes.");
    return number;
}

std::string id_of(http::Request const& request) { return std::string(request.parameter("upload")); }

/// Begins a file that will be sent in parts.
class Begin : public http::BodySink {
public:
    Begin(Uploads& uploads, Upload upload) : uploads_(uploads), upload_(std::move(upload)) {}

    Result<void> part(std::string_view /*bytes*/) override {
        return invalid("body_unwanted", "",
                       "Send the bytes with PATCH, to the address in Location.");
    }

    http::Response finish(http::Request const& /*request*/) override {
        auto response = with_offset(http::json(201, standing_json(uploads_, upload_)), 0);
        return std::move(response).with("Location", "/api/uploads/" + upload_.id);
    }

private:
    Uploads& uploads_;
    Upload upload_;
};

/// Takes a whole file in one go; what breaks off is dropped.
class Whole : public http::BodySink {
public:
    Whole(Uploads& uploads, engine::Asker asker, std::string id, engine::UploadPart part)
        : uploads_(uploads), asker_(std::move(asker)), id_(std::move(id)), part_(std::move(part)) {}

    ~Whole() override {
        part_.reset();
        if (!done_) (void)uploads_.remove(asker_, id_);
    }
    Whole(Whole const&) = delete;
    Whole& operator=(Whole const&) = delete;

    Result<void> part(std::string_view bytes) override { return part_->add(bytes); }

    http::Response finish(http::Request const& /*request*/) override {
        auto const flushed = part_->flush();
        part_.reset();
        if (!flushed) return http::problem(flushed.fault());
        auto kept = uploads_.finish(asker_, id_);
        if (!kept) return http::problem(kept.fault());
        done_ = true;
        return http::json(201, known_json(*kept));
    }

private:
    Uploads& uploads_;
    engine::Asker asker_;
    std::string id_;
    std::optional<engine::UploadPart> part_;
    bool done_ = false;
};

/// The next bytes of a file; what arrived of a part that breaks off stays.
class Next : public http::BodySink {
public:
    explicit Next(engine::UploadPart part) : part_(std::move(part)) {}

    Result<void> part(std::string_view bytes) override { return part_->add(bytes); }

    http::Response finish(http::Request const& /*request*/) override {
        auto const flushed = part_->flush();
        auto const offset = part_->offset();
        part_.reset();  // before the answer, so that whoever has it may send on at once
        if (!flushed) return http::problem(flushed.fault());
        return with_offset(http::no_content(), offset);
    }

private:
    std::optional<engine::UploadPart> part_;
};

using Sink = std::unique_ptr<http::BodySink>;

Result<Sink> post(Portal& portal, http::Request const& request) {
    auto asker = TRY(portal.asker(request));
    auto& uploads = portal.engine().uploads();
    if (!request.header("Upload-Length").empty()) {
        auto const size = TRY(number_in(request, "Upload-Length"));
        auto upload = TRY(uploads.start(asker, size, std::string(request.header("Upload-Sha256"))));
        return Sink(std::make_unique<Begin>(uploads, std::move(upload)));
    }
    auto const announced = request.header("Content-Length");
    auto const size = announced.empty() ? -1 : TRY(number_in(request, "Content-Length"));
    auto const upload = TRY(uploads.start(asker, size, ""));
    auto part = TRY(uploads.go_on(asker, upload.id, 0));
    return Sink(std::make_unique<Whole>(uploads, std::move(asker), upload.id, std::move(part)));
}

Result<Sink> patch(Portal& portal, http::Request const& request) {
    auto const asker = TRY(portal.asker(request));
    if (request.header("Content-Type") != "application/offset+octet-stream")
        return invalid("unsupported_media_type", "/headers/Content-Type",
                       "Send the next bytes as application/offset+octet-stream.");
    auto const offset = TRY(number_in(request, "Upload-Offset"));
    return Sink(std::make_unique<Next>(
        TRY(portal.engine().uploads().go_on(asker, id_of(request), offset))));
}

http::Response rules(Portal& portal) {
    auto const& settings = portal.engine().uploads().settings();
    json::Array types;
    for (auto const& accepted : documents::accepted()) {
        json::Value type;
        type.set("media_type", accepted.media_type);
        type.set("name", accepted.name);
        json::Array endings;
        for (auto const& ending : accepted.endings) endings.push_back(ending);
        type.set("endings", std::move(endings));
        types.push_back(std::move(type));
    }
    json::Value out;
    if (settings.size_limit > 0) out.set("size_limit", settings.size_limit);
    out.set("part", part_size);
    out.set("types", std::move(types));
    out.set("virus_scan", !settings.scan_command.empty());
    out.set("keep_hours", static_cast<std::int64_t>(Uploads::kept_for.count()));
    return http::json(200, out);
}

http::Response list(Uploads& uploads, engine::Asker const& asker) {
    auto open = uploads.open(asker);
    if (!open) return http::problem(open.fault());
    json::Array items;
    for (auto const& upload : *open) items.push_back(standing_json(uploads, upload));
    json::Value out;
    out.set("uploads", std::move(items));
    return http::json(200, out);
}

http::Response read(Uploads& uploads, http::Request const& request, engine::Asker const& asker) {
    auto upload = uploads.find(asker, id_of(request));
    if (!upload) return http::problem(upload.fault());
    return with_offset(http::json(200, standing_json(uploads, *upload)), uploads.offset_of(*upload))
        .with("Upload-Length", std::to_string(upload->size));
}

http::Response finish(Uploads& uploads, http::Request const& request, engine::Asker const& asker) {
    auto kept = uploads.finish(asker, id_of(request));
    if (!kept) return http::problem(kept.fault());
    return http::json(200, known_json(*kept));
}

http::Response remove(Uploads& uploads, http::Request const& request, engine::Asker const& asker) {
    auto removed = uploads.remove(asker, id_of(request));
    return removed ? http::no_content() : http::problem(removed.fault());
}

}  // namespace

void add_upload_routes(Portal& portal, http::Router& router) {
    auto& uploads = portal.engine().uploads();
    auto receive = [&](std::string method, std::string pattern, auto function) {
        router.add({std::move(method),
                    std::move(pattern),
                    {http::Run::pooled, http::any_size},
                    http::UploadHandler([&portal, function](http::Request const& request) {
                        return function(portal, request);
                    }),
                    0});
    };
    auto with = [&](auto function) {
        return signed_in(
            portal, [&uploads, function](http::Request const& request, engine::Asker const& asker) {
                return function(uploads, request, asker);
            });
    };
    receive("POST", "/api/uploads", post);
    receive("PATCH", "/api/uploads/{upload}", patch);
    router.get("/api/uploads/rules", [&portal](http::Request const&) { return rules(portal); });
    router.get("/api/uploads",
               signed_in(portal, [&uploads](http::Request const&, engine::Asker const& asker) {
                   return list(uploads, asker);
               }));
    router.get("/api/uploads/{upload}", with(read));
    router.post("/api/uploads/{upload}/finish", with(finish));
    router.remove("/api/uploads/{upload}", with(remove));
}

void describe_uploads(std::vector<Endpoint>& out) {
    std::vector<std::string> const refusals{"too_large",     "storage_full", "nothing_in_file",
                                            "file_type",     "file_broken",  "password_protected",
                                            "file_infected", "scan_failed",  "too_many_uploads"};
    auto standing = [](Schemas& schemas) { return schemas.of<Standing>(); };
    auto known = [](Schemas& schemas) { return schemas.of<Known>(); };
    auto add = [&](std::string method, std::string path, std::string summary,
                   std::vector<std::string> headers,
                   std::function<json::Value(Schemas&)> const& replies,
                   std::vector<std::string> faults) {
        out.push_back({std::move(method),
                       "/api/uploads" + path,
                       std::move(summary),
                       Access::signed_in,
                       std::move(headers),
                       {},
                       replies,
                       std::move(faults)});
    };
    out.push_back({"get",
                   "/api/uploads/rules",
                   "What files are taken, and how large",
                   Access::open,
                   {},
                   {},
                   {},
                   {}});
    add("post", "",
        "Send a document in one go, or, with Upload-Length and no body, begin one that is sent in "
        "parts (tus 1.0)",
        {"X-CSRF-Token", "Upload-Length", "Upload-Sha256"}, known, refusals);
    add("get", "", "The documents of this account that are on their way", {}, {}, {});
    add("get", "/{upload}", "Where an upload stands", {}, standing, {"unknown_upload"});
    add("patch", "/{upload}", "The next bytes", {"X-CSRF-Token", "Upload-Offset"}, {},
        {"unknown_upload", "wrong_offset", "upload_busy", "upload_finished", "too_large",
         "storage_full"});
    auto of_finish = refusals;
    of_finish.insert(of_finish.end(), {"unknown_upload", "upload_incomplete", "wrong_hash"});
    add("post", "/{upload}/finish",
        "Looks at the whole document and keeps it; its hash is then attached or submitted",
        {"X-CSRF-Token"}, known, std::move(of_finish));
    add("delete", "/{upload}", "Drop an upload", {"X-CSRF-Token"}, {}, {"unknown_upload"});
}

}  // namespace assent::portal
