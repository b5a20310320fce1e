/// What only paper shows: whose record it is, the number as bars, and who printed it when.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/shared/api/clock";
import type { RequestView, User } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { Bars } from "@/shared/ui/bars";

export function AbstractHead({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const zone = request.time_zone ?? "UTC";
    const [printed, setPrinted] = useState(serverNow);
    useEffect(() => {
        const note = (): void => setPrinted(serverNow());
        addEventListener("beforeprint", note);
        return () => removeEventListener("beforeprint", note);
    }, []);
    const at = new Date(printed).toISOString();
    return (
        <div className="only-print abstract-head">
            <div>
                <p className="abstract-title">{t("abstract.title", { plan: request.plan_name })}</p>
                <p>
                    {t("abstract.printed", {
                        time: formatInstant(at, zone),
                        zone: zoneName(zone, at),
                        name: [user.name, user.organisation_name].filter(Boolean).join(", "),
                    })}
                </p>
                <p>
                    {t("abstract.received", { time: formatInstant(request.received_at, zone) })}
                    {request.closed_at && ` · ${t("abstract.closed", { time: formatInstant(request.closed_at, zone) })}`}
                </p>
            </div>
            <Bars digits={request.request} />
        </div>
    );
}
