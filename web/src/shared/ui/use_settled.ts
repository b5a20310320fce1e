import { useEffect, useState } from "react";

/// The value after it has not changed for a while, or at once when `hurry` changes.
export function useSettled<Value>(value: Value, milliseconds: number, hurry?: unknown): Value {
    const [settled, setSettled] = useState(value);
    const [seen, setSeen] = useState(hurry);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(value), milliseconds);
        return () => clearTimeout(timer);
    }, [value, milliseconds]);
    if (seen === hurry) return settled;
    setSeen(hurry);
    setSettled(value);
    return value;
}
