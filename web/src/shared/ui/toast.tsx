/// Side effects, told at the foot of the page for eight seconds. Never a decision.
import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import { TextButton } from "./button";

interface ToastMessage {
    id: number;
    text: string;
    action?: { name: string; act: () => void } | undefined;
}

type ShowToast = (text: string, action?: ToastMessage["action"]) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
export const useToast = (): ShowToast => useContext(ToastContext);

const shownFor = 8000;

export function ToastRegion({ children }: { children: ReactNode }) {
    const [messages, setMessages] = useState<ToastMessage[]>([]);
    const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
    const next = useRef(1);

    const drop = useCallback((id: number) => setMessages((all) => all.filter((each) => each.id !== id)), []);
    const start = useCallback(
        (id: number) => timers.current.set(id, setTimeout(() => drop(id), shownFor)),
        [drop],
    );
    const hold = (id: number): void => clearTimeout(timers.current.get(id));
    const show = useCallback<ShowToast>(
        (text, action) => {
            const id = next.current++;
            setMessages((all) => [...all.slice(-2), { id, text, action }]);
            start(id);
        },
        [start],
    );

    return (
        <ToastContext value={show}>
            {children}
            <div className="toasts no-print" role="status">
                {messages.map(({ id, text, action }) => (
                    <div
                        key={id}
                        className="toast"
                        role="presentation"
                        onPointerEnter={() => hold(id)}
                        onPointerLeave={() => start(id)}
                        onFocus={() => hold(id)}
                        onBlur={() => start(id)}
                    >
                        <span>{text}</span>
                        {action && (
                            <TextButton
                                onPress={() => {
                                    drop(id);
                                    action.act();
                                }}
                            >
                                {action.name}
                            </TextButton>
                        )}
                    </div>
                ))}
            </div>
        </ToastContext>
    );
}
