/// Where an account is signed in: one's own, or another's for an administrator.
import { useTranslation } from "react-i18next";
import type { OpenSession } from "@/shared/api/contract";
import { formatShortInstant } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { deviceOf, type Device } from "./agents";
import { SettingRow } from "./setting_row";

export function useDeviceWords(): (device: Device) => string {
    const { t } = useTranslation("account");
    return ({ browser, system }) => {
        if (browser && system) return t("session.device", { browser, system });
        return browser || system || t("session.unknown_device");
    };
}

interface SessionRowsProps {
    sessions: OpenSession[];
    zone: string;
    ending: string | undefined;
    onEnd: (session: OpenSession) => void;
}

export function SessionRows({ sessions, zone, ending, onEnd }: SessionRowsProps) {
    const { t } = useTranslation("account");
    const words = useDeviceWords();
    return sessions.map((session) => {
        const device = deviceOf(session.agent ?? "");
        const seen = t("session.since", {
            opened: formatShortInstant(session.opened_at, zone),
            seen: formatShortInstant(session.seen_at, zone),
        });
        return (
            <SettingRow
                key={session.id}
                icon={device.handheld ? "mobile" : "device"}
                name={
                    <>
                        {words(device)}
                        {session.current && (
                            <span className="pill" data-tone="info">
                                {t("session.this_one")}
                            </span>
                        )}
                    </>
                }
                text={
                    <>
                        {seen}
                        {session.address && (
                            <>
                                {" · "}
                                <bdi>{session.address}</bdi>
                            </>
                        )}
                    </>
                }
            >
                {!session.current && (
                    <Button
                        aria-label={t("session.end_one", { device: words(device) })}
                        onPress={() => onEnd(session)}
                        busy={ending === session.id ? t("session.ending") : undefined}
                    >
                        {t("session.end")}
                    </Button>
                )}
            </SettingRow>
        );
    });
}
