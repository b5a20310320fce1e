/// Texts by language and area. One small file for each pair, loaded when a screen of the area opens.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = [
    { id: "en", name: "English", short: "EN", locale: "en-US" },
    { id: "es", name: "Español", short: "ES", locale: "es-US" },
] as const;
export type Language = (typeof languages)[number]["id"];
export type Area = "common" | "words" | "lookup" | "requests" | "submit" | "request" | "sign_in" | "account" | "admin";

const files = import.meta.glob<Record<string, unknown>>("./locales/*/*.json", { import: "default" });
const remembered = "language";

function isLanguage(value: string | null | undefined): value is Language {
    return languages.some((language) => language.id === value);
}

function firstLanguage(): Language {
    const own = localStorage.getItem(remembered);
    if (isLanguage(own)) return own;
    const [given] = document.documentElement.lang.split("-");
    return isLanguage(given) ? given : "en";
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : "en");
export const currentLocale = (): string =>
    languages.find((language) => language.id === currentLanguage())?.locale ?? "en-US";

function markDocument(language: string): void {
    document.documentElement.lang = language;
    document.documentElement.dir = i18next.dir(language);
}

/// Called by the loader of each route before its first paint.
export async function loadTexts(...areas: Area[]): Promise<void> {
    await i18next.loadNamespaces(areas);
}

export async function startTexts(): Promise<void> {
    const language = firstLanguage();
    i18next.use(initReactI18next).use({
        type: "backend" as const,
        init: () => undefined,
        read: (name: string, area: string, done: (error: Error | null, data: Record<string, unknown> | null) => void) => {
            const load = files[`./locales/${name}/${area}.json`];
            if (!load) return done(new Error(`no texts ${name}/${area}`), null);
            load().then(
                (texts) => done(null, texts),
                (error: Error) => done(error, null),
            );
        },
    });
    await i18next.init({
        lng: language,
        fallbackLng: false,
        supportedLngs: languages.map((each) => each.id),
        ns: ["common", "words"],
        defaultNS: "common",
        fallbackNS: "words",
        interpolation: { escapeValue: false },
        react: { useSuspense: false },
    });
    markDocument(language);
}

export async function changeLanguage(language: Language): Promise<void> {
    localStorage.setItem(remembered, language);
    await i18next.changeLanguage(language);
    markDocument(language);
}
