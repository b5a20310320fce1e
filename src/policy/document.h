/// A document by its hash: its bytes lie in the blob folder.
#pragma once

#include "base/fields.h"

#include <string>

namespace assent::policy {

/// vocabulary.md 8
enum class DocumentType {
    history,
    physical_assessment,
    consultation,
    diagnostic_result,
    photograph,
    treatment,
    treatment_response,
    request_form,
    face_sheet,
    order,
    plan_of_care,
    certification,
    consent,
    representative_form,
    questionnaire_response,
    appeal_letter,
    other
};
enum class DocumentSource { portal, fax, mail, fhir, x12, staff, imported };

/// A document already in the blob folder.
struct DocumentRef {
    BlobHash blob;
    DocumentType type = DocumentType::other;
    DocumentSource source = DocumentSource::portal;
    Private<std::string> file_name;
    std::string media_type;
    std::int64_t size = 0;
    std::string control_number;  ///< X12 PWK06 / attachment control number
    std::string report_type;     ///< X12 755 as sent
    std::string transmission;    ///< X12 756 as sent
};

void fields(auto& f, auto& d) requires Is<DocumentRef, decltype(d)> {
    f("blob", d.blob);
    f("type", d.type);
    f("source", d.source);
    f("file_name", d.file_name);
    f("media_type", d.media_type);
    f("size", d.size);
    f("control_number", d.control_number);
    f("report_type", d.report_type);
    f("transmission", d.transmission);
}

}  // namespace assent::policy
