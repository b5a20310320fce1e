/// The desks of the plan's people beside the queues: who is in hospital, what is left to do, and cases of a kind of their
/// own. One row of links on each of them.
import { useTranslation } from "react-i18next";
import { useSession, worksOnAppeals, worksOnCases } from "@/app/session";
import type { User } from "@/shared/api/contract";
import { Link } from "@/shared/ui/link";
import "./desks.css";

type Worker = (user: User) => boolean;
const worksOnEither: Worker = (user) => worksOnCases(user) || worksOnAppeals(user);

const desks = [
    { name: "census", to: "/um/census", isFor: worksOnCases },
    { name: "tasks", to: "/um/tasks", isFor: worksOnCases },
    { name: "continuity", to: "/um/continuity", isFor: worksOnCases },
    { name: "retro", to: "/um/retro", isFor: worksOnCases },
    { name: "newborns", to: "/um/newborns", isFor: worksOnCases },
    { name: "appeals", to: "/um/appeals", isFor: worksOnAppeals },
    { name: "talks", to: "/um/p2p", isFor: worksOnEither },
    { name: "providers", to: "/um/providers", isFor: worksOnCases },
] as const satisfies { name: string; to: string; isFor: Worker }[];

export function DeskTabs() {
    const { t } = useTranslation("desks");
    const user = useSession()?.user;
    if (!user) return null;
    return (
        <nav className="desk-tabs no-print" aria-label={t("tabs.title")}>
            {desks
                .filter(({ isFor }) => isFor(user))
                .map(({ name, to }) => (
                    <Link key={name} to={to} className="desk-tab" activeProps={{ "aria-current": "page" }} activeOptions={{ includeSearch: false }}>
                        {t(`tabs.${name}`)}
                    </Link>
                ))}
        </nav>
    );
}
