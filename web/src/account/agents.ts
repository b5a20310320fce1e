/// The browser and the system that an agent line speaks of, as people call them. Empty where it says neither.
const browsers: readonly [RegExp, string][] = [
    [/Edg(?:A|iOS)?\//, "Edge"],
    [/OPR\//, "Opera"],
    [/SamsungBrowser\//, "Samsung Internet"],
    [/Firefox\/|FxiOS\//, "Firefox"],
    [/Chrome\/|CriOS\//, "Chrome"],
    [/Version\/.*Safari\//, "Safari"],
];

const systems: readonly [RegExp, string][] = [
    [/iPhone/, "iPhone"],
    [/iPad/, "iPad"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X|Macintosh/, "Mac"],
    [/CrOS/, "ChromeOS"],
    [/Linux/, "Linux"],
];

export interface Device {
    browser: string;
    system: string;
    handheld: boolean;
}

const first = (list: readonly [RegExp, string][], agent: string): string => list.find(([sign]) => sign.test(agent))?.[1] ?? "";

export function deviceOf(agent: string): Device {
    return {
        browser: first(browsers, agent),
        system: first(systems, agent),
        handheld: /iPhone|iPad|Android|Mobile/.test(agent),
    };
}
