/// The next case: taken, told, and opened.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "@/shared/ui/toast";
import { useNext } from "./use_work";

/// `current`: the case that is open now.
export function useTakeNext(plan: string, queue: string[] | undefined, current?: string) {
    const { t } = useTranslation("work");
    const toast = useToast();
    const navigate = useNavigate();
    const next = useNext(
        plan,
        ({ request = "", shown, taken }) => {
            toast(t(taken ? "next.taken" : "next.own", { number: shown }));
            void navigate({ to: "/um/cases/$number", params: { number: request } });
        },
        () => toast(t("next.none")),
        current,
    );
    return { ...next, take: () => next.take(queue) };
}

/// Enter alone only where nothing else would take it; with Ctrl anywhere on the page. Never while a dialog asks something.
export function useNextKey(act: () => void, { control }: { control: boolean }): void {
    const latest = useRef(act);
    useEffect(() => {
        latest.current = act;
    });
    useEffect(() => {
        function press(event: KeyboardEvent): void {
            if (event.key !== "Enter" || event.defaultPrevented || (event.ctrlKey || event.metaKey) !== control) return;
            if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
            if (!control && event.target instanceof Element && event.target.closest("a, button, input, textarea, select, [role=listbox]")) return;
            event.preventDefault();
            latest.current();
        }
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    }, [control]);
}
