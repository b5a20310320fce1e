/// The token of a one-time link. Kept in memory only: the address and the history lose it when this file is loaded, and
/// who reloads the page opens the link of the mail again.
const at = "/set-password";

function cut(): string | undefined {
    if (location.pathname !== at || location.hash.length < 2) return undefined;
    const token = location.hash.slice(1);
    history.replaceState(history.state, "", location.pathname + location.search);
    return token;
}

let kept = cut();

export function takeToken(): string | undefined {
    kept = cut() ?? kept;
    return kept;
}
