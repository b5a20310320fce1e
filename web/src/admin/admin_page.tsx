/// What stands around the pages of accounts and access: which of them one may open, and nothing for who may open none.
import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { hasRight, maySeeAccounts } from "@/app/session";
import type { User } from "@/shared/api/contract";
import { Link } from "@/shared/ui/link";
import { EmptyState } from "@/shared/ui/state";
import { askedQuery } from "./queries";
import "@/shared/ui/labelled_table.css";
import "./admin.css";

function Waiting({ plan }: { plan: string }) {
    const { t } = useTranslation("admin");
    const { data } = useQuery(askedQuery(plan, "waiting"));
    const count = data?.account_requests?.length ?? 0;
    if (count === 0) return null;
    return (
        <span className="count">
            {count}
            <span className="hidden-text"> {t("tab.waiting")}</span>
        </span>
    );
}

function Tabs({ user }: { user: User }) {
    const { t } = useTranslation("admin");
    const { plan } = usePlan();
    const all = hasRight(user, "administer");
    const exact = { exact: true, includeSearch: false };
    const { pathname } = useLocation();
    const within = pathname.startsWith("/admin/accounts/") ? ({ "aria-current": "true" } as const) : {};
    return (
        <nav className="tabs no-print" aria-label={t("tab.label")}>
            {(all || hasRight(user, "manage_office")) && (
                <Link to="/admin" className="tab" activeOptions={exact} {...within}>
                    {t("tab.accounts")}
                </Link>
            )}
            {hasRight(user, "account_requests") && (
                <Link to="/admin/account-requests" className="tab" activeOptions={{ includeSearch: false }}>
                    {t("tab.requests")}
                    {plan && <Waiting plan={plan.plan} />}
                </Link>
            )}
            {all && (
                <>
                    <Link to="/admin/mails" className="tab" activeOptions={exact}>
                        {t("tab.mails")}
                    </Link>
                    <Link to="/admin/announcements" className="tab" activeOptions={exact}>
                        {t("tab.announcements")}
                    </Link>
                    <Link to="/admin/access-rules" className="tab" activeOptions={exact}>
                        {t("tab.rules")}
                    </Link>
                </>
            )}
            {hasRight(user, "access_review") && (
                <Link to="/admin/opened-records" className="tab" activeOptions={exact}>
                    {t("tab.opened_records")}
                </Link>
            )}
            {hasRight(user, "access_review") && (
                <Link to="/admin/access" className="tab" activeOptions={exact}>
                    {t("tab.access")}
                </Link>
            )}
        </nav>
    );
}

function NoRight() {
    const { t } = useTranslation("admin");
    return (
        <>
            <PageTitle title={t("no_right.title")} />
            <section className="card">
                <EmptyState title={t("no_right.needed")}>{t("no_right.text")}</EmptyState>
            </section>
        </>
    );
}

export function AdminPage() {
    return (
        <div className="page admin" data-density="compact">
            <RequireSignIn>
                {(user) =>
                    maySeeAccounts(user) ? (
                        <>
                            <Tabs user={user} />
                            <Outlet />
                        </>
                    ) : (
                        <NoRight />
                    )
                }
            </RequireSignIn>
        </div>
    );
}
