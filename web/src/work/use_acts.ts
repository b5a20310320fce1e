/// The deeds on cases of a list: who gets them, what stands aside, and the way back.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dealt, User, WorkRow } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { useToast } from "@/shared/ui/toast";
import { putAside, useDeal } from "./use_work";

export type Asked = { what: "assign" | "over" | "aside"; rows: WorkRow[] };

interface Undo {
    run: () => void;
}

interface PutAside {
    rows: WorkRow[];
    /// Nothing: taken up again.
    until: string | undefined;
}

/// One after the other: each is told for itself what came of it.
async function putAll({ rows, until }: PutAside): Promise<{ all: Dealt[]; shortened: boolean }> {
    const all: Dealt[] = [];
    let shortened = false;
    for (const { request, shown } of rows) {
        try {
            const put = await putAside(request, until);
            shortened ||= put.shortened === true;
            all.push({ request, shown, done: true, changed: true });
        } catch (error) {
            if (!isFault(error) || error.status >= 500 || error.status === 0) throw error;
            all.push({ request, shown, done: false, fault: { code: error.code, detail: error.message } });
        }
    }
    return { all, shortened };
}

function useAside(onDone: (all: Dealt[], put: { shortened: boolean } | undefined, back: () => void) => void) {
    const queries = useQueryClient();
    const run = useMutation({
        mutationFn: putAll,
        onSuccess: async ({ all, shortened }, { rows, until }) => {
            await queries.invalidateQueries({ queryKey: ["work"] });
            const put = rows.filter(({ request }) => all.some((each) => each.done && each.request === request));
            onDone(all, until ? { shortened } : undefined, () => run.mutate({ rows: put, until: undefined }));
        },
    });
    return run;
}

const failureOf = (error: Error | null, fallback: string): string | undefined => (error ? error.message || fallback : undefined);

export function useActs(plan: string, user: User, onChanged: (numbers: string[]) => void) {
    const { t } = useTranslation("work");
    const toast = useToast();
    const [asked, setAsked] = useState<Asked>();
    const [results, setResults] = useState<Dealt[]>([]);
    const last = useRef<Undo>(undefined);
    const named = useRef("");

    const deal = useDeal(plan, (all, { act }) => {
        setAsked(undefined);
        setResults(all);
        const done = all.filter(({ done: isDone, changed }) => isDone && changed);
        onChanged(all.map(({ request }) => request));
        if (done.length === 0) return all.some(({ done: isDone }) => !isDone) ? undefined : toast(t("done.nothing"));
        const back = { act: "restore" as const, requests: done.map(({ request, version, before = "" }) => ({ request, account: before, ...(version ? { version } : {}) })), note: t("done.undo_note") };
        const undo = act === "restore" ? undefined : { run: () => deal.run(back) };
        last.current = undo;
        toast(t(`done.${act}`, { count: done.length, name: named.current }), undo && { name: t("done.undo"), act: undo.run });
    });
    const aside = useAside((all, put, back) => {
        setAsked(undefined);
        setResults(all);
        const count = all.filter(({ done }) => done).length;
        if (!put) return toast(t("aside.back"));
        if (count === 0) return;
        last.current = { run: back };
        toast(t(put.shortened ? "aside.shortened" : "aside.done", { count }), { name: t("done.undo"), act: back });
    });

    const items = (rows: WorkRow[]) => rows.map(({ request, version }) => ({ request, ...(version ? { version } : {}) }));
    const isOthers = (row: WorkRow): boolean => Boolean(row.assignee) && row.assignee !== user.account;
    return {
        asked,
        results,
        busy: deal.busy || aside.isPending,
        failure: failureOf(deal.error ?? aside.error, t("common:fault.server_trouble")),
        close: () => {
            setAsked(undefined);
            deal.forget();
            aside.reset();
        },
        closeResults: () => setResults([]),
        ask: setAsked,
        assign(rows: WorkRow[], account: string, name: string, note: string) {
            named.current = name;
            deal.run({ act: "assign", requests: items(rows), account, ...(note ? { note } : {}) });
        },
        take(rows: WorkRow[], why = "") {
            if (!why && rows.some(isOthers)) return setAsked({ what: "over", rows });
            deal.run({ act: "take", requests: items(rows), ...(why ? { note: why } : {}) });
        },
        release: (rows: WorkRow[]) => deal.run({ act: "release", requests: items(rows) }),
        putAside: (rows: WorkRow[], until: string | undefined) => aside.mutate({ rows, until }),
        undo(): void {
            last.current?.run();
            last.current = undefined;
        },
    };
}
