/// Texts by language and area. One small file for each pair, loaded when a screen of the area opens.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/// Where the texts of a language stand: `source` is what others are translated from, `certified` was signed by a translator,
/// `review` is shown and says that it is not final, `awaited` is not shown at all: English stands in and says so.
type TranslationState = "source" | "certified" | "review" | "awaited";

export const languages = [
    { id: "en", name: "English", short: "EN" },
    { id: "es", name: "Español", short: "ES" },
    { id: "ar", name: "العربية", short: "AR" },
    { id: "zh", name: "中文", short: "ZH" },
    { id: "hmn", name: "Hmoob", short: "HMN" },
    { id: "ko", name: "한국어", short: "KO" },
    { id: "pa", name: "ਪੰਜਾਬੀ", short: "PA" },
    { id: "fa", name: "فارسی", short: "FA" },
    { id: "pt", name: "Português", short: "PT" },
    { id: "ru", name: "Русский", short: "RU" },
    { id: "tl", name: "Tagalog", short: "TL" },
    { id: "vi", name: "Tiếng Việt", short: "VI" },
] as const;
export type Language = (typeof languages)[number]["id"];

const locales: Partial<Record<Language, string>> = { en: "en-US", es: "es-US" };
const fromRightToLeft: readonly string[] = ["ar", "fa"];
const records = import.meta.glob<{ state: TranslationState }>("./locales/*/translation.json", { import: "default", eager: true });

export const translationState = (language: string): TranslationState => records[`./locales/${language}/translation.json`]?.state ?? "awaited";
const isAwaited = (language: string): boolean => translationState(language) === "awaited";

export type Area = "common" | "words" | "lookup" | "requests" | "submit" | "request" | "case" | "members" | "lists" | "help" | "sign_in" | "account" | "admin" | "work" | "restricted" | "reports" | "board" | "access" | "appeals" | "appeal" | "talks" | "stays" | "desks";

const files = import.meta.glob<Record<string, unknown>>(["./locales/*/*.json", "!./locales/*/translation.json"], { import: "default" });
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
/// Of dates and numbers: while a language waits for its texts, they follow the English ones around them.
export const currentLocale = (): string => (isAwaited(currentLanguage()) ? "en-US" : (locales[currentLanguage()] ?? currentLanguage()));

/// The page says which language its words are in, and runs in the direction its reader chose.
function markDocument(language: string): void {
    document.documentElement.lang = isAwaited(language) ? "en" : language;
    document.documentElement.dir = fromRightToLeft.includes(language) ? "rtl" : "ltr";
    document.documentElement.toggleAttribute("data-untranslated", isAwaited(language));
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
            // Drafts of a language that is not certified are never shown as its texts.
            if (isAwaited(name)) return done(null, {});
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
        fallbackLng: (name: string) => (isAwaited(name) ? ["en"] : []),
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
