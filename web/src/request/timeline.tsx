import { useTranslation } from "react-i18next";
import type { RequestView, User } from "@/shared/api/contract";
import { formatInstant, zoneName } from "@/shared/i18n/format";
import { Disclosure } from "@/shared/ui/disclosure";
import { tellStory, type Chapter } from "./story";

/// One chapter: its heading, its sentence, and what else the same act brought about.
export function Told({ chapter, user }: { chapter: Chapter; user: User }) {
    const { t } = useTranslation("request");
    const heading = t(`story.${chapter.kind}`, { defaultValue: "" });
    const who = chapter.who === user.account ? t("you") : chapter.name;
    return (
        <div className="timeline-text">
            <p>
                {heading && <strong>{heading}</strong>} {!heading && <span lang="en">{chapter.text}</span>} {who && <span className="hint">{who}</span>}
            </p>
            {heading && (
                <p className="quiet" lang="en">
                    {chapter.text}
                </p>
            )}
            {chapter.rest.length > 0 && (
                <Disclosure title={<span className="hint">{t("story_more", { count: chapter.rest.length })}</span>}>
                    <ul className="timeline-rest" lang="en">
                        {chapter.rest.map((text, index) => (
                            <li key={`${index} ${text}`}>{text}</li>
                        ))}
                    </ul>
                </Disclosure>
            )}
        </div>
    );
}

function Entry({ chapter, zone, user }: { chapter: Chapter; zone: string; user: User }) {
    return (
        <li>
            <time className="quiet" dateTime={chapter.at}>
                {formatInstant(chapter.at, zone)}
            </time>
            <Told chapter={chapter} user={user} />
        </li>
    );
}

export function Timeline({ request, user }: { request: RequestView; user: User }) {
    const { t } = useTranslation("request");
    const zone = request.time_zone ?? "UTC";
    return (
        <section className="card card-pad stack" id="history">
            <div className="spread">
                <h2 className="card-title">{t("timeline")}</h2>
                <span className="hint">{t("times_in", { zone: zoneName(zone) })}</span>
            </div>
            <ol className="timeline">
                {tellStory(request.timeline ?? []).map((chapter) => (
                    <Entry key={chapter.version} chapter={chapter} zone={zone} user={user} />
                ))}
            </ol>
        </section>
    );
}
