import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeLanguage, currentLanguage, languages } from "@/shared/i18n/i18n";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { askForKeys, askForLook } from "./keyboard_help";
import { usePlan } from "./plans";
import { hasRight, homeOf, useSession, useSignOut } from "./session";
import { chooseTheme, currentTheme } from "./theme";

const Areas = lazy(() => import("./areas"));
const HelpButton = lazy(() => import("@/help/help_button"));

/// Who may read who sent what.
const reportRights = ["office_admin", "access_review"];

const initials = (name: string): string =>
    name
        .split(/\s+/)
        .map((part) => part[0] ?? "")
        .slice(0, 2)
        .join("");

function LanguageMenu() {
    const { t } = useTranslation();
    const now = languages.find((language) => language.id === currentLanguage()) ?? languages[0];
    const entries = languages.map((language) => ({
        id: language.id,
        name: language.name,
        chosen: language.id === now.id,
        act: () => void changeLanguage(language.id),
    }));
    return (
        <Menu label={`${t("shell.language")}: ${now.name}, ${now.short}`} entries={entries} className="bar-button">
            <Icon name="globe" size={18} />
            <span className="bar-long">{now.name}</span>
            <span className="bar-short">{now.short}</span>
        </Menu>
    );
}

function useThemeEntry(): MenuEntry {
    const { t } = useTranslation();
    const [theme, setTheme] = useState(currentTheme);
    const other = theme === "dark" ? "light" : "dark";
    return {
        id: "theme",
        name: t(other === "dark" ? "shell.dark" : "shell.light"),
        icon: other === "dark" ? "moon" : "sun",
        act: () => {
            chooseTheme(other);
            setTheme(other);
        },
    };
}

function MoreMenu() {
    const { t } = useTranslation();
    const theme = useThemeEntry();
    const keys: MenuEntry = { id: "keys", name: t("keys.title"), icon: "keyboard", act: askForKeys };
    const look: MenuEntry = { id: "look", name: t("look.title"), icon: "search", act: askForLook };
    return (
        <Menu label={t("shell.more")} entries={[theme, look, keys]} className="bar-button">
            <Icon name="more" />
        </Menu>
    );
}

function UserMenu({ name, office, reports }: { name: string; office: string | undefined; reports: boolean }) {
    const { t } = useTranslation();
    const navigate = useNavigate();
    const signOut = useSignOut();
    const theme = useThemeEntry();
    const entries: MenuEntry[] = [
        { id: "account", name: t("shell.my_account"), icon: "person", act: () => void navigate({ to: "/account" }) },
        ...(office ? [{ id: "drafts", name: t("shell.drafts"), icon: "file" as const, act: () => void navigate({ to: "/drafts" }) }] : []),
        ...(reports ? [{ id: "report", name: t("shell.report"), icon: "list" as const, act: () => void navigate({ to: "/reports/submitters" }) }] : []),
        theme,
        { id: "look", name: t("look.title"), icon: "search", act: askForLook },
        { id: "keys", name: t("keys.title"), icon: "keyboard", act: askForKeys },
        {
            id: "out",
            name: t("shell.sign_out"),
            icon: "exit",
            act: () => void signOut(),
        },
    ];
    return (
        <Menu label={[`${t("shell.account")}: ${name}`, office].filter(Boolean).join(" ")} entries={entries} className="bar-button bar-user">
            <span className="avatar" data-initials={initials(name)} />
            <span className="bar-long bar-person">
                <strong>{name}</strong> {office && <span>{office}</span>}
            </span>
            <Icon name="down" size={16} />
        </Menu>
    );
}

function PublicAreas() {
    const { t } = useTranslation();
    return (
        <nav aria-label={t("shell.areas")} className="bar-areas bar-nav">
            <Link to="/" className="bar-link" activeOptions={{ exact: true, includeSearch: false }}>
                {t("shell.check")}
            </Link>
        </nav>
    );
}

export function TopBar() {
    const { t } = useTranslation();
    const user = useSession()?.user;
    const { plan } = usePlan();
    const given = document.querySelector<HTMLMetaElement>('meta[name="plan"]')?.content;
    return (
        <header className="bar no-print">
            <Link to={user ? homeOf(user) : "/"} className="bar-home">
                <span className="bar-mark" aria-hidden="true">
                    <Icon name="check" size={18} />
                </span>
                {plan?.name ?? (given || "assent")}
            </Link>
            {user ? <Suspense fallback={<span className="bar-areas" />}><Areas user={user} /></Suspense> : <PublicAreas />}
            <div className="bar-end">
                {user && hasRight(user, "request_submit") && (
                    <Link to="/requests/new" className="bar-new">
                        <Icon name="plus" size={18} />
                        <span className="bar-new-text">{t("shell.new_request")}</span>
                    </Link>
                )}
                <Suspense fallback={<span className="bar-button" />}>
                    <HelpButton />
                </Suspense>
                <LanguageMenu />
                {user ? (
                    <UserMenu name={user.name} office={user.organisation_name} reports={reportRights.some((right) => user.rights?.includes(right))} />
                ) : (
                    <>
                        <MoreMenu />
                        <Link to="/sign-in" className="bar-sign-in">
                            {t("shell.sign_in")}
                        </Link>
                    </>
                )}
            </div>
        </header>
    );
}
