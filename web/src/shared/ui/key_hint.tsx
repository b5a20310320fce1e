export function KeyHint({ keys }: { keys: string }) {
    return (
        <span className="row-of" aria-hidden="true">
            {keys.split(" ").map((key) => (
                <kbd key={key} className="key">
                    {key}
                </kbd>
            ))}
        </span>
    );
}
