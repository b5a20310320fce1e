/// How an account and a request for one stand: shape, word, colour.
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import type { Account, AccountRequest } from "@/shared/api/contract";
import { formatFullDay, today } from "@/shared/i18n/format";
import type { Tone } from "@/shared/ui/banner";
import { Shape, type ShapeName } from "@/shared/ui/icon";

interface Look {
    shape: ShapeName;
    tone: Tone;
    word: string;
}

function Mark({ shape, tone, word, pill }: Look & { pill?: boolean }) {
    return (
        <span className={pill ? "pill" : "mark"} data-tone={tone}>
            <Shape name={shape} size={14} />
            {word}
        </span>
    );
}

export const isLocked = (account: Account): boolean => account.locked_until_at !== undefined;

export function AccountStateMark({ account, pill }: { account: Account; pill?: boolean }) {
    const { t } = useTranslation("admin");
    const size = pill ? { pill } : {};
    if (account.disabled) return <Mark shape="bar" tone="neutral" word={t("state.disabled")} {...size} />;
    if (isLocked(account)) return <Mark shape="triangle" tone="attention" word={t("state.locked")} {...size} />;
    if (account.password_expired) return <Mark shape="dot" tone="info" word={t("state.password_expired")} {...size} />;
    return <Mark shape="tick" tone="good" word={t("state.active")} {...size} />;
}

export function SecondStepMark({ factors = [] }: { factors?: string[] | undefined }) {
    const { t } = useTranslation("admin");
    if (factors.length === 0) return <span className="quiet">—</span>;
    return <span>{factors.map((each) => t(`factor.${each}`, { defaultValue: each })).join(", ")}</span>;
}

const askedLooks: Record<string, Omit<Look, "word">> = {
    waiting: { shape: "dot", tone: "info" },
    approved: { shape: "tick", tone: "good" },
    refused: { shape: "octagon", tone: "bad" },
};

export function AskedMark({ state, pill }: { state: string; pill?: boolean }) {
    const { t } = useTranslation("admin");
    const look = askedLooks[state] ?? { shape: "dot" as const, tone: "neutral" as const };
    return <Mark {...look} word={t(`asked.state.${state}`, { defaultValue: state })} {...(pill ? { pill } : {})} />;
}

/// The day by which to answer. Only today and late are marked.
export function AnswerBy({ asked, zone }: { asked: AccountRequest; zone: string }) {
    const { t } = useTranslation("admin");
    const now = useSession()?.now;
    const thisDay = now && today(zone, Date.parse(now));
    const day = formatFullDay(asked.due_on);
    if (asked.state !== "waiting") return <span className="quiet number">{day}</span>;
    if (asked.overdue) {
        return (
            <span className="chip" data-level="overdue">
                <Shape name="triangle" size={14} />
                {t("asked.overdue", { day })}
            </span>
        );
    }
    return asked.due_on === thisDay ? (
        <span className="chip" data-level="urgent">
            {t("asked.today")}
        </span>
    ) : (
        <span className="number">{day}</span>
    );
}

