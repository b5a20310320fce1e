/// How this was decided: a numbered story, newest last, with what the rules said of each line.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Told } from "@/request/timeline";
import { tellStory, type Chapter } from "@/request/story";
import type { RequestView, User } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { currentLanguage } from "@/shared/i18n/i18n";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Disclosure } from "@/shared/ui/disclosure";
import { RadioGroup } from "@/shared/ui/radio_group";
import { StatusPill } from "@/shared/ui/status";
import { CitedPoints } from "./cited_points";

/// What belongs to the decision itself.
const deciding = [
    "RequestReceived", "RequirementFound", "ReviewRecorded", "RequestReferred", "LineDetermined", "AdverseDetermined", "DecisionSigned",
    "DecisionOverturned", "RequestVoided", "RequestWithdrawn", "RequestDismissed", "RequestReopened", "AuthorizationImported",
];
const grounded = ["ReviewRecorded", "AdverseDetermined"];
const decisions = ["LineDetermined", "AdverseDetermined", "DecisionSigned", "DecisionOverturned"];

/// The rule's words for each line, opened at the receipt: what was asked, what decided, what would change it.
function Rules({ request }: { request: RequestView }) {
    const { t } = useTranslation("case");
    return request.lines
        ?.filter(({ why, rows }) => why?.length || rows?.length)
        .map(({ line, code, revenue, title, why = [], rows = [], answer, asks = [] }) => (
            <Disclosure key={line} title={<span className="hint">{t("trace.rule", { code: code || revenue })}</span>}>
                <table className="trace-table">
                    <tbody>
                        <tr>
                            <th scope="row">{t("trace.asked")}</th>
                            <td lang="en">{[code || revenue, title].filter(Boolean).join(" ")}</td>
                        </tr>
                        {answer && (
                            <tr>
                                <th scope="row">{t("trace.answer")}</th>
                                <td>{t(`words:answer.${answer}`, { defaultValue: answer })}</td>
                            </tr>
                        )}
                        <tr>
                            <th scope="row">{t("trace.decided")}</th>
                            <td lang="en">{[...rows, ...why].join(". ")}</td>
                        </tr>
                        {asks.length > 0 && (
                            <tr>
                                <th scope="row">{t("trace.change")}</th>
                                <td>{asks.map(({ fact }) => t(`words:fact.${fact}`, { defaultValue: fact })).join(", ")}</td>
                            </tr>
                        )}
                    </tbody>
                </table>
            </Disclosure>
        ));
}

/// What the same moment's finding or decision stood on.
function Grounds({ request, at }: { request: RequestView; at: string }) {
    const reviewed = (request.reviews ?? []).filter((review) => review.at === at).flatMap(({ criteria = [] }) => criteria);
    const decided = (request.lines ?? []).filter(({ adverse }) => adverse?.at === at).flatMap(({ adverse }) => adverse?.decision.criteria ?? []);
    return <CitedPoints cited={[...reviewed, ...decided]} documents={request.documents ?? []} />;
}

export default function Trace({ request, user, onClose }: { request: RequestView; user: User; onClose: () => void }) {
    const { t } = useTranslation("case");
    const [shown, setShown] = useState("all");
    const zone = request.time_zone ?? "UTC";
    const chapters = tellStory(request.timeline ?? []).reverse();
    const decisive = chapters.filter(({ kind }) => deciding.includes(kind));
    const list: Chapter[] = shown === "all" ? chapters : decisive;
    return (
        <Dialog
            title={t("trace.title")}
            size="drawer"
            onClose={onClose}
            feet={
                <>
                    <Button onPress={onClose}>{t("common:action.close")}</Button>
                    <a className="button" data-look="secondary" href={`/api/requests/${request.request}/abstract.pdf?language=${currentLanguage()}`} target="_blank" rel="noopener">
                        {t("trace.pdf")}
                    </a>
                </>
            }
        >
            <p className="spread">
                <span className="number">{[request.shown, request.lines?.map(({ code, revenue }) => code || revenue).join(", ")].filter(Boolean).join(" · ")}</span>
                <StatusPill status={request.status} stage={request.stage} />
            </p>
            <RadioGroup
                segmented
                label={t("trace.show")}
                options={[
                    { id: "all", name: t("trace.all", { count: chapters.length }) },
                    { id: "decision", name: t("trace.decision", { count: decisive.length }) },
                ]}
                value={shown}
                onChange={setShown}
            />
            <p className="hint">{t("request:times_in", { zone: zoneName(zone) })}</p>
            <ol className="trace">
                {list.map((chapter) => (
                    <li key={chapter.version} className="trace-step" data-decides={decisions.includes(chapter.kind) || undefined}>
                        <span className="trace-number" aria-hidden="true">
                            {chapters.indexOf(chapter) + 1}
                        </span>
                        <div>
                            <time className="hint" dateTime={chapter.at}>
                                {formatInstant(chapter.at, zone)}
                            </time>
                            <Told chapter={chapter} user={user} />
                            {chapter.kind === "RequestReceived" && <Rules request={request} />}
                            {grounded.includes(chapter.kind) && <Grounds request={request} at={chapter.at} />}
                        </div>
                    </li>
                ))}
            </ol>
        </Dialog>
    );
}
