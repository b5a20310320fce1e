/// The thin bar on top: number, state, limit with its story, who has the case, what comes next.
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { may, mayAsk } from "@/request/acts/may";
import { DueLine } from "@/request/due_line";
import { Clocks } from "@/request/request_parts";
import type { RequestView, User } from "@/shared/api/contract";
import { formatTime } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import { Icon, Shape } from "@/shared/ui/icon";
import { KeyHint } from "@/shared/ui/key_hint";
import { Menu } from "@/shared/ui/menu";
import { StatusPill } from "@/shared/ui/status";
import type { KeeperView } from "./keeper";
import type { Side, useZones } from "./use_zones";

/// What is kept and what not, in words; never called saved before it is.
function KeptWord({ view, zone }: { view: KeeperView; zone: string }) {
    const { t } = useTranslation("case");
    const { kept, savedAt } = view;
    if (kept === "starting" || (kept === "clean" && !savedAt)) return null;
    if (kept === "failed") {
        return (
            <span className="mark hint" data-tone="attention">
                <Shape name="triangle" size={14} />
                {t("kept.failed")}
            </span>
        );
    }
    return <span className="hint">{kept === "saved" && savedAt ? t("kept.saved_at", { time: formatTime(savedAt, zone) }) : t(kept === "clean" || kept === "saved" ? "kept.saved" : "kept.saving")}</span>;
}

/// The limit; pressed, the clocks tell how it came about.
function DueStory({ request }: { request: RequestView }) {
    const { t } = useTranslation("case");
    const [open, setOpen] = useState(false);
    const id = useId();
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (!open) return;
        const press = (event: KeyboardEvent): void => void (event.key === "Escape" && setOpen(false));
        const point = (event: PointerEvent): void => void (event.target instanceof Node && !box.current?.contains(event.target) && setOpen(false));
        addEventListener("keydown", press);
        addEventListener("pointerdown", point);
        return () => {
            removeEventListener("keydown", press);
            removeEventListener("pointerdown", point);
        };
    }, [open]);
    if (!request.due_at || request.closed) return null;
    return (
        <div className="due-story" ref={box}>
            <DueLine request={request} />
            <button type="button" className="text-button" aria-expanded={open} aria-controls={open ? id : undefined} aria-label={t("bar.story")} onClick={() => setOpen(!open)}>
                <Shape name="info" size={14} />
            </button>
            {open && (
                <div className="popover due-popover" id={id}>
                    <Clocks request={request} />
                </div>
            )}
        </div>
    );
}

function ZonesMenu({ zones }: { zones: ReturnType<typeof useZones> }) {
    const { t } = useTranslation("case");
    const ofSide = (side: Side) => [
        { id: side, name: t(zones.isOpen(side) ? `zones.hide_${side}` : `zones.show_${side}`), act: () => zones.toggle(side) },
        { id: `${side} wider`, name: t(`zones.wider_${side}`), act: () => zones.widen(side, 48) },
        { id: `${side} narrower`, name: t(`zones.narrower_${side}`), act: () => zones.widen(side, -48) },
    ];
    return (
        <div className="zones-menu">
            <Menu label={t("zones.menu")} className="button zones-button" entries={[...ofSide("facts"), ...ofSide("criteria"), { id: "reset", name: t("zones.reset"), icon: "undo", act: zones.reset }]}>
                <Icon name="columns" size={18} />
            </Menu>
        </div>
    );
}

export interface CaseBarProps {
    request: RequestView;
    user: User;
    kept: KeeperView;
    zones: ReturnType<typeof useZones>;
    onTake: () => void;
    onAsk: () => void;
    onNext: () => void;
}

export function CaseBar({ request, user, kept, zones, onTake, onAsk, onNext }: CaseBarProps) {
    const { t } = useTranslation("case");
    const { assignee_name: owner, stage, status } = request;
    const isMine = owner === user.name;
    const next = t(`request:next.${status === "in_review" ? (stage ?? "nurse") : status}`, { defaultValue: "" });
    return (
        <header className="case-bar">
            <div className="case-bar-start">
                <PageTitle title={t("request:title", { number: request.shown })} look="large-number">
                    {request.shown}
                </PageTitle>
                <CopyButton text={request.request} what={t("request:number")} iconOnly />
                <StatusPill status={status} stage={stage} />
                {request.urgency === "urgent" && <span className="tag">{t("request:urgent")}</span>}
                <DueStory request={request} />
                {next && <span className="hint case-next">{next}</span>}
            </div>
            <div className="case-bar-end">
                <KeptWord view={kept} zone={request.time_zone ?? "UTC"} />
                <span className="quiet">{owner ? t("bar.owner", { name: isMine ? t("bar.you") : owner }) : t("bar.nobody")}</span>
                {may(request, "assign") && !isMine && (
                    <Button size="small" onPress={onTake}>
                        {t("bar.take")}
                    </Button>
                )}
                {mayAsk(request) && (
                    <Button size="small" onPress={onAsk}>
                        {t("request:actions.ask")} <KeyHint keys="r" />
                    </Button>
                )}
                <ZonesMenu zones={zones} />
                <Button size="small" onPress={onNext}>
                    {t("bar.next")} <KeyHint keys="Ctrl ." />
                </Button>
            </div>
        </header>
    );
}
