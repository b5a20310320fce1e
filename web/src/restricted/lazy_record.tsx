/// Few ever see it, so its words and code come when they are needed.
import { lazy } from "react";
import { loadTexts } from "@/shared/i18n/i18n";

export const RestrictedRecord = lazy(async () => {
    await loadTexts("restricted");
    return import("./restricted_record");
});
