/// The box in which codes are asked for: chosen, typed or pasted. Enter without a code asks again.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeFound } from "@/shared/api/contract";
import { isCodeList, splitCodes, type AskedCode } from "./facts";

interface CodeBoxProps {
    hasAnswer: boolean;
    onCodes: (codes: AskedCode[]) => void;
    onCheckAgain: () => void;
}

export function useCodeBox({ hasAnswer, onCodes, onCheckAgain }: CodeBoxProps) {
    const { t } = useTranslation("lookup");
    const [text, setText] = useState("");
    const [missing, setMissing] = useState(false);
    const ref = useRef<HTMLInputElement>(null);

    function take(codes: AskedCode[]): void {
        setMissing(false);
        setText("");
        onCodes(codes);
    }

    function check(typed: string): void {
        if (typed) return take(splitCodes(typed).map(({ code }) => ({ code })));
        if (hasAnswer) return onCheckAgain();
        setMissing(true);
        ref.current?.focus();
    }

    return {
        check: () => check(text.trim()),
        focus: () => ref.current?.focus(),
        box: {
            ref,
            text,
            label: t(hasAnswer ? "code_added" : "code"),
            error: missing ? t("enter_code") : undefined,
            onTextChange: setText,
            onChoose: ({ code, system, title }: CodeFound) => take([{ code, system, title }]),
            onEnter: check,
            onPasteText: (pasted: string) => {
                if (!isCodeList(pasted)) return false;
                take(splitCodes(pasted).map(({ code }) => ({ code })));
                return true;
            },
        },
    };
}
