/// Keys of the page that is open, told in the list of all keys.
import { useEffect } from "react";
import { KeyHint } from "@/shared/ui/key_hint";

export interface PageKeys {
    title: string;
    rows: { keys: string; text: string }[];
}

let ofPage: PageKeys | undefined;

export function usePageKeys(keys: PageKeys): void {
    useEffect(() => {
        ofPage = keys;
        return () => {
            ofPage = undefined;
        };
    });
}

export function KeyRows({ rows }: { rows: { keys: string; text: string }[] }) {
    return (
        <dl className="facts">
            {rows.map(({ keys, text }) => (
                <div key={text} className="contents">
                    <dt>
                        <KeyHint keys={keys} />
                        <span className="hidden-text">{keys}</span>
                    </dt>
                    <dd>{text}</dd>
                </div>
            ))}
        </dl>
    );
}

export function PageKeyList() {
    if (!ofPage) return null;
    return (
        <>
            <h3 className="card-title">{ofPage.title}</h3>
            <KeyRows rows={ofPage.rows} />
        </>
    );
}
