/// The desks of the plan's people beside the queues: who is in hospital, what is left to do, and cases of a kind of their
/// own. One row of links on each of them.
import { useTranslation } from "react-i18next";
import { useSession, worksOnAppeals, worksOnCases } from "@/app/session";
import { Link } from "@/shared/ui/link";
import "./desks.css";

const caseDesks = ["census", "tasks", "continuity", "retro", "newborns"] as const;

const places = {
    census: "/um/census",
    tasks: "/um/tasks",
    continuity: "/um/continuity",
    retro: "/um/retro",
    newborns: "/um/newborns",
    appeals: "/um/appeals",
    talks: "/um/p2p",
    providers: "/um/providers",
} as const;

export function DeskTabs() {
    const { t } = useTranslation("desks");
    const user = useSession()?.user;
    if (!user) return null;
    const cases = worksOnCases(user);
    const appeals = worksOnAppeals(user);
    const desks = [...(cases ? caseDesks : []), ...(appeals ? (["appeals"] as const) : []), ...(cases || appeals ? (["talks"] as const) : []), ...(cases ? (["providers"] as const) : [])];
    return (
        <nav className="desk-tabs no-print" aria-label={t("tabs.title")}>
            {desks.map((desk) => (
                <Link key={desk} to={places[desk]} className="desk-tab" activeProps={{ "aria-current": "page" }} activeOptions={{ exact: desk !== "providers" && desk !== "appeals", includeSearch: false }}>
                    {t(`tabs.${desk}`)}
                </Link>
            ))}
        </nav>
    );
}
