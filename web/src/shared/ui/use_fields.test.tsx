import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { Fault } from "@/shared/api/faults";
import { useFields } from "./use_fields";

afterEach(cleanup);

interface FormProps {
    send: (values: { name: string; code: string }) => Promise<unknown>;
    wholeOnly?: boolean;
}

function Form({ send, wholeOnly = false }: FormProps) {
    const fields = useFields({
        first: { name: "", code: "1" },
        check: ({ name }) => ({ name: name ? undefined : "name is missing" }),
        wholeOnly,
        send,
        onDone: () => undefined,
    });
    const one = (name: "name" | "code") => {
        const { id, value, onChange, error } = fields.field(name);
        return (
            <>
                <label htmlFor={id}>{name}</label>
                <input id={id} value={value} aria-invalid={Boolean(error)} onChange={(event) => onChange(event.target.value)} />
                {error && <p>{`at ${name}: ${error}`}</p>}
            </>
        );
    };
    return (
        <form ref={fields.form} onSubmit={fields.submit}>
            {fields.failure && <p role="alert">{fields.failure}</p>}
            {one("name")}
            {one("code")}
            <button type="submit">send</button>
        </form>
    );
}

function show(props: FormProps): ReturnType<typeof userEvent.setup> {
    render(
        <QueryClientProvider client={new QueryClient()}>
            <Form {...props} />
        </QueryClientProvider>,
    );
    return userEvent.setup();
}

const refusal = new Fault(422, {
    code: "several",
    faults: [
        { code: "bad_code", pointer: "/code", detail: "not this code" },
        { code: "bad_day", pointer: "/day", detail: "not that day" },
    ],
});

test("what the page sees itself is not sent, stands at its field and has the focus", async () => {
    const send = vi.fn().mockResolvedValue(undefined);
    const user = show({ send });
    await user.click(screen.getByText("send"));
    expect(screen.getByText("at name: name is missing")).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText("name"));
    expect(send).not.toHaveBeenCalled();
});

test("what the server refuses stands at its field, the rest above, and goes when the field changes", async () => {
    const user = show({ send: () => Promise.reject(refusal) });
    await user.type(screen.getByLabelText("name"), "Tess");
    await user.click(screen.getByText("send"));
    expect((await screen.findByText(/^at code:/)).textContent).toContain("code");
    expect(screen.getByRole("alert")).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText("code"));
    await user.type(screen.getByLabelText("code"), "2");
    expect(screen.queryByText(/^at code:/)).toBeNull();
});

test("a form that must not say which field was wrong says it above only", async () => {
    const user = show({ send: () => Promise.reject(refusal), wholeOnly: true });
    await user.type(screen.getByLabelText("name"), "Tess");
    await user.click(screen.getByText("send"));
    await screen.findByRole("alert");
    expect(screen.queryByText(/^at code:/)).toBeNull();
});
