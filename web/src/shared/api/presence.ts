/// Whether somebody sits at this page. What the page asks for by itself must not keep a session open.
export const signsOfLife = ["keydown", "pointerdown", "wheel", "touchstart", "scroll"] as const;

/// As long after a sign of life, what the page asks for counts as asked by the person.
const echo = 30_000;

let lastSign = Date.now();
for (const sign of signsOfLife) {
    addEventListener(sign, () => (lastSign = Date.now()), { passive: true, capture: true });
}

export const isByItself = (): boolean => Date.now() - lastSign > echo;
