/// The areas of who is signed in. Those that find no room, by long words, large letters or a small page, are in a menu.
import { useLocation, useNavigate, type LinkOptions } from "@tanstack/react-router";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/shared/api/contract";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Menu } from "@/shared/ui/menu";
import { accountsOf, firstDesk, hasRight, isOffice, mayReadReports, maySeeAccounts, worksOnAppeals, worksOnCases } from "./session";

interface Area {
    name: string;
    shown: boolean;
    link: LinkOptions;
    /// Not for what lies below its address.
    exact?: boolean;
    /// Other pages of the area.
    pages?: RegExp;
}

/// The access log stands among the reports, for who may read those.
function areasOf(user: User): Area[] {
    const cases = worksOnCases(user);
    const reports = mayReadReports(user);
    const searches = hasRight(user, "request_search");
    const accounts = accountsOf(user);
    const log = accounts === "/admin/access";
    const areas: Area[] = [
        { name: "home", shown: isOffice(user), link: { to: "/home" }, exact: true },
        { name: "my_work", shown: cases, link: { to: "/um" }, exact: true },
        { name: "queues", shown: cases, link: { to: "/um/queues/$view", params: { view: "all" } } },
        { name: "desks", shown: cases || worksOnAppeals(user), link: { to: firstDesk(user) }, pages: /^\/um\/(census|stays|tasks|continuity|retro|newborns|appeals|p2p|providers)\b/ },
        { name: "reports", shown: reports, link: { to: "/um/board" }, pages: /^\/(um\/(board|reports|delegation)|reports|admin\/access$)/ },
        { name: "requests", shown: searches, link: { to: "/requests" }, exact: true },
        { name: "members", shown: searches, link: { to: "/members" } },
        { name: "check", shown: true, link: { to: "/" }, exact: true },
        { name: log ? "access" : "accounts", shown: maySeeAccounts(user) && !(reports && log), link: { to: accounts } },
    ];
    return areas.filter(({ shown }) => shown);
}

/// How many of the links stand in the first row; the rest has wrapped below and is cut off.
function useRoom(place: RefObject<HTMLElement | null>, count: number): number {
    const [room, setRoom] = useState(count);
    useEffect(() => {
        const row = place.current;
        if (!row) return;
        const measure = (): void => {
            const links = [...row.children] as HTMLElement[];
            const below = links.findIndex((link) => link.offsetTop > (links[0]?.offsetTop ?? 0));
            setRoom(below < 0 ? links.length : below);
        };
        const observer = new ResizeObserver(measure);
        for (const each of [row, ...row.children]) observer.observe(each);
        measure();
        return () => observer.disconnect();
    }, [place, count]);
    return room;
}

export default function Areas({ user }: { user: User }) {
    const { t } = useTranslation();
    const navigate = useNavigate();
    const { pathname } = useLocation();
    const row = useRef<HTMLDivElement>(null);
    const areas = areasOf(user);
    const room = useRoom(row, areas.length);
    const hidden = areas.slice(room).map(({ name, link, pages }) => ({
        id: name,
        name: t(`shell.${name}`),
        chosen: pages?.test(pathname) ?? pathname === link.to,
        act: () => void navigate(link),
    }));
    return (
        <nav aria-label={t("shell.areas")} className="bar-areas">
            <div ref={row} className="bar-nav">
                {areas.map(({ name, link, exact = false, pages }, index) => (
                    <Link
                        key={name}
                        {...link}
                        className="bar-link"
                        data-hidden={index >= room || undefined}
                        activeProps={{ "aria-current": "page" }}
                        activeOptions={{ exact, includeSearch: false }}
                        {...(pages?.test(pathname) ? { "aria-current": "page" } : {})}
                    >
                        {t(`shell.${name}`)}
                    </Link>
                ))}
            </div>
            {hidden.length > 0 && (
                <span className="bar-rest">
                    <Menu label={t("shell.more_areas")} entries={hidden} className="bar-button">
                        <Icon name="more" />
                    </Menu>
                </span>
            )}
        </nav>
    );
}
