/// A small form: its values, what is wrong at which field, and one write. Sending with something wrong puts the focus
/// on the first wrong field, or on the summary of a form that has one, whether the page found it or the server.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";
import { isFault } from "@/shared/api/faults";
import { useFaultText } from "@/shared/api/use_fault_text";

type Problems = Record<string, string>;

interface FieldsPlan<Values extends object, Answer> {
    first: Values;
    /// What the page itself can see before it asks the server, by field.
    check?: (values: Values) => Partial<Record<keyof Values, string | undefined>>;
    send: (values: Values) => Promise<Answer>;
    /// What the server refuses is told above the form only: naming the field would say too much.
    wholeOnly?: boolean;
    onDone: (answer: Answer, values: Values) => void;
    /// The form is the page or the dialog: its first field has the focus when it opens.
    focusFirst?: boolean;
}

type TextKey<Values> = { [Key in keyof Values]: Values[Key] extends string ? Key : never }[keyof Values] & string;

export interface Fields<Values extends object> {
    values: Values;
    set: (patch: Partial<Values>) => void;
    /// The props of a text field or a select.
    field: (name: TextKey<Values>) => { id: string; value: string; onChange: (value: string) => void; error: string | undefined };
    error: (name: keyof Values & string) => string | undefined;
    problems: { name: string; text: string }[];
    /// What belongs to no field.
    failure: string | undefined;
    busy: boolean;
    submit: (event?: FormEvent) => void;
    form: RefObject<HTMLFormElement | null>;
}

const wrongField = "[data-invalid] :is(input, textarea, button), :is(input, textarea, button)[aria-invalid=true]";

const fieldOf = (pointer: string | undefined): string => pointer?.split("/")[1] ?? "";

export function useFields<Values extends object, Answer>(plan: FieldsPlan<Values, Answer>): Fields<Values> {
    const [values, setValues] = useState(plan.first);
    const [problems, setProblems] = useState<Problems>({});
    const [failure, setFailure] = useState<string>();
    const [refusals, setRefusals] = useState(0);
    const form = useRef<HTMLFormElement>(null);
    const words = useFaultText();

    function refuse(found: Problems, rest: string[]): void {
        setProblems(found);
        setFailure(rest.length > 0 ? rest.join(" ") : undefined);
        setRefusals((count) => count + 1);
    }

    const writing = useMutation({
        mutationFn: plan.send,
        onSuccess: (answer, sent) => plan.onDone(answer, sent),
        onError: (error) => {
            const faults = isFault(error) && error.status > 0 ? error.all : [];
            const at = plan.wholeOnly ? [] : faults.filter(({ pointer }) => fieldOf(pointer) in values);
            const rest = faults.filter((fault) => !at.includes(fault)).map(words.of);
            refuse(
                Object.fromEntries(at.map((fault) => [fieldOf(fault.pointer), words.of(fault)])),
                faults.length > 0 ? rest : [words.about(error)],
            );
        },
    });

    const { focusFirst = false } = plan;
    useEffect(() => {
        if (focusFirst) form.current?.querySelector<HTMLElement>("input:not([hidden])")?.focus();
    }, [focusFirst]);

    useEffect(() => {
        if (refusals === 0) return;
        const place = form.current?.querySelector<HTMLElement>("[data-summary]") ?? form.current?.querySelector<HTMLElement>(wrongField);
        place?.focus();
    }, [refusals]);

    function set(patch: Partial<Values>): void {
        setValues((before) => ({ ...before, ...patch }));
        setProblems((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in patch))));
    }

    function submit(event?: FormEvent): void {
        event?.preventDefault();
        // A form in a dialog must not send the form that opened it.
        event?.stopPropagation();
        if (writing.isPending) return;
        const found = Object.entries(plan.check?.(values) ?? {}).filter((each): each is [string, string] => Boolean(each[1]));
        if (found.length > 0) return refuse(Object.fromEntries(found), []);
        setProblems({});
        setFailure(undefined);
        writing.mutate(values);
    }

    const error = (name: string): string | undefined => problems[name];
    return {
        values,
        set,
        error,
        field: (name) => ({
            id: `field-${name}`,
            value: String(values[name]),
            onChange: (value) => set({ [name]: value } as Partial<Values>),
            error: error(name),
        }),
        problems: Object.entries(problems).map(([name, text]) => ({ name, text })),
        failure,
        busy: writing.isPending,
        submit,
        form,
    };
}
