/// The areas of who is signed in. Those that find no room, by long words, large letters or a small page, are in a menu.
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/shared/api/contract";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Menu } from "@/shared/ui/menu";
import { accountsOf, firstDesk, hasRight, isOffice, mayReadReports, maySeeAccounts, worksOnAppeals, worksOnCases } from "./session";

const places = {
    home: { to: "/home", exact: true },
    my_work: { to: "/um", exact: true },
    queues: { to: "/um/queues/$view", params: { view: "all" } },
    census: { to: "/um/census" },
    tasks: { to: "/um/tasks" },
    appeals: { to: "/um/appeals" },
    reports: { to: "/um/board" },
    requests: { to: "/requests", exact: true },
    members: { to: "/members" },
    check: { to: "/", exact: true },
    admin: { to: "/admin" },
    account_requests: { to: "/admin/account-requests" },
    access: { to: "/admin/access" },
} as const;
type Place = keyof typeof places;

const accounts = { "/admin": "admin", "/admin/account-requests": "account_requests", "/admin/access": "access" } as const;
const firsts = { "/um/census": "census", "/um/tasks": "tasks", "/um/appeals": "appeals" } as const;

/// Areas of several places, each with pages of its own.
const sections: Partial<Record<string, RegExp>> = {
    desks: /^\/um\/(census|stays|tasks|continuity|retro|newborns|appeals|p2p|providers)\b/,
    reports: /^\/(um\/(board|reports|delegation)|reports|admin\/access$)/,
};

interface Area {
    place: Place;
    name: string;
}

/// The access log stands among the reports, for who may read those.
function areasOf(user: User): Area[] {
    const office = isOffice(user);
    const cases = worksOnCases(user);
    const reports = mayReadReports(user);
    const searches = hasRight(user, "request_search");
    const account = accounts[accountsOf(user)];
    const own = maySeeAccounts(user) && !(reports && account === "access");
    const all: [boolean, Place, string][] = [
        [office, "home", "home"],
        [cases, "my_work", "my_work"],
        [cases, "queues", "queues"],
        [cases || worksOnAppeals(user), firsts[firstDesk(user)], "desks"],
        [reports, "reports", "reports"],
        [searches, "requests", "requests"],
        [searches, "members", "members"],
        [true, "check", "check"],
        [own, account, account === "access" ? "access" : "accounts"],
    ];
    return all.filter(([shown]) => shown).map(([, place, name]) => ({ place, name }));
}

/// How many of the links stand in the first row; the rest has wrapped below and is cut off.
function useRoom(nav: RefObject<HTMLElement | null>, count: number): number {
    const [room, setRoom] = useState(count);
    useEffect(() => {
        const row = nav.current;
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
    }, [nav, count]);
    return room;
}

export default function Areas({ user }: { user: User }) {
    const { t } = useTranslation();
    const navigate = useNavigate();
    const { pathname } = useLocation();
    const nav = useRef<HTMLElement>(null);
    const areas = areasOf(user);
    const room = useRoom(nav, areas.length);
    const hidden = areas.slice(room).map(({ place, name }) => ({ id: place, name: t(`shell.${name}`), act: () => void navigate(places[place]) }));
    return (
        <>
            <nav ref={nav} aria-label={t("shell.areas")} className="bar-nav">
                {areas.map(({ place, name }, index) => {
                    const { exact = false, ...to } = { exact: false, ...places[place] };
                    const within = sections[name]?.test(pathname) ? ({ "aria-current": "page" } as const) : {};
                    return (
                        <Link key={place} {...to} className="bar-link" data-hidden={index >= room || undefined} activeProps={{ "aria-current": "page" }} activeOptions={{ exact, includeSearch: false }} {...within}>
                            {t(`shell.${name}`)}
                        </Link>
                    );
                })}
            </nav>
            {hidden.length > 0 && (
                <span className="bar-rest">
                    <Menu label={t("shell.more_areas")} entries={hidden} className="bar-button">
                        <Icon name="more" />
                    </Menu>
                </span>
            )}
        </>
    );
}
