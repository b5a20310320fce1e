/// Help on the page one is on: its topics first, then the way to all of them. Always at the same place.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/shared/i18n/i18n";
import { Icon } from "@/shared/ui/icon";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { helpQuery } from "./help_query";

/// The server's name of a page, from the address.
function pageOf(path: string): string {
    if (path === "/") return "lookup";
    if (path === "/requests/new" || path === "/drafts") return "submit";
    if (/^\/requests\/\d+/.test(path)) return "request";
    return path.split("/")[1] ?? "";
}

const shownTopics = 6;

export default function HelpButton() {
    const { t } = useTranslation();
    const navigate = useNavigate();
    const page = useRouterState({ select: ({ location }) => pageOf(location.pathname) });
    const [asked, setAsked] = useState(false);
    const { data } = useQuery({ ...helpQuery(currentLanguage()), enabled: asked });
    const topics = (data?.topics ?? []).filter(({ pages = [] }) => pages.includes(page)).slice(0, shownTopics);
    const entries: MenuEntry[] = [
        ...topics.map(({ topic, title }) => ({ id: topic, name: title, act: () => void navigate({ to: "/help", search: { topic } }) })),
        { id: "all", name: t("shell.all_help"), icon: "help", act: () => void navigate({ to: "/help" }) },
        { id: "contacts", name: t("shell.contacts"), icon: "phone", act: () => void navigate({ to: "/contacts" }) },
        { id: "list", name: t("shell.list"), icon: "list", act: () => void navigate({ to: "/list" }) },
    ];
    return (
        <Menu label={t("shell.help")} entries={entries} className="bar-button" onOpen={() => setAsked(true)}>
            <Icon name="help" />
        </Menu>
    );
}
