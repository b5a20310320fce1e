/// The desks of the plan's people beside the queues: who is in hospital, what is left to do, and cases of a kind of their
/// own. One row of links on each of them.
import { useTranslation } from "react-i18next";
import { Link } from "@/shared/ui/link";
import "./desks.css";

export const desks = ["census", "tasks", "continuity", "retro", "newborns", "providers"] as const;
export type Desk = (typeof desks)[number];

const places = { census: "/um/census", tasks: "/um/tasks", continuity: "/um/continuity", retro: "/um/retro", newborns: "/um/newborns", providers: "/um/providers" } as const;

export function DeskTabs() {
    const { t } = useTranslation("desks");
    return (
        <nav className="desk-tabs no-print" aria-label={t("tabs.title")}>
            {desks.map((desk) => (
                <Link key={desk} to={places[desk]} className="desk-tab" activeProps={{ "aria-current": "page" }} activeOptions={{ exact: desk !== "providers", includeSearch: false }}>
                    {t(`tabs.${desk}`)}
                </Link>
            ))}
        </nav>
    );
}
