/// The areas within reach of the thumb. Only on phones.
import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { accountsOf, hasRight, isOffice, maySeeAccounts, useSession, worksOnCases } from "./session";

export function BottomBar() {
    const { t } = useTranslation();
    const user = useSession()?.user;
    const exact = { exact: true, includeSearch: false };
    return (
        <nav className="bottom no-print" aria-label={t("shell.areas_bottom")}>
            <Link to="/" className="bottom-link" activeOptions={exact}>
                <Icon name="search" />
                {t("shell.check_short")}
            </Link>
            {user ? (
                <>
                    {isOffice(user) && (
                        <Link to="/home" className="bottom-link" activeOptions={exact}>
                            <Icon name="home" />
                            {t("shell.home")}
                        </Link>
                    )}
                    {worksOnCases(user) && (
                        <>
                            <Link to="/um" className="bottom-link" activeOptions={exact}>
                                <Icon name="home" />
                                {t("shell.my_work")}
                            </Link>
                            <Link to="/um/queues/$view" params={{ view: "all" }} className="bottom-link" activeOptions={{ includeSearch: false }}>
                                <Icon name="list" />
                                {t("shell.queues")}
                            </Link>
                        </>
                    )}
                    {hasRight(user, "request_search") && !worksOnCases(user) && (
                        <Link to="/requests" className="bottom-link" activeOptions={exact}>
                            <Icon name="list" />
                            {t("shell.requests")}
                        </Link>
                    )}
                    {hasRight(user, "request_submit") && (
                        <Link to="/requests/new" className="bottom-link" activeOptions={exact}>
                            <Icon name="plus" />
                            {t("shell.new_request")}
                        </Link>
                    )}
                    {maySeeAccounts(user) && (
                        <Link to={accountsOf(user)} className="bottom-link" activeOptions={{ includeSearch: false }}>
                            <Icon name="people" />
                            {t("shell.accounts")}
                        </Link>
                    )}
                </>
            ) : (
                <Link to="/sign-in" className="bottom-link" activeOptions={exact}>
                    <Icon name="person" />
                    {t("shell.sign_in")}
                </Link>
            )}
        </nav>
    );
}
