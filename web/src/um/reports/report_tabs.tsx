/// The ways between the board, the reports and the access log.
import { useTranslation } from "react-i18next";
import { hasRight } from "@/app/session";
import type { User } from "@/shared/api/contract";
import { Link } from "@/shared/ui/link";
import "@/admin/admin.css";

const tabs = [
    { to: "/um/board", name: "board" },
    { to: "/um/reports", name: "turnaround" },
    { to: "/um/reports/yearly", name: "yearly" },
    { to: "/um/delegation", name: "delegation" },
    { to: "/reports/submitters", name: "submitters" },
    { to: "/admin/access", name: "access" },
] as const;

export function ReportTabs({ user }: { user: User }) {
    const { t } = useTranslation("reports");
    return (
        <nav className="tabs no-print" aria-label={t("tab.label")}>
            {tabs
                .filter(({ name }) => name !== "access" || hasRight(user, "access_review"))
                .map(({ to, name }) => (
                    <Link key={to} to={to} className="tab" activeOptions={{ exact: true, includeSearch: false }}>
                        {t(`tab.${name}`)}
                    </Link>
                ))}
        </nav>
    );
}
