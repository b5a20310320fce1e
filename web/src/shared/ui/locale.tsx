import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

/// Direction, sorting and the spoken hints of the controls follow the language of the page.
export function Locale({ locale, children }: { locale: string; children: ReactNode }) {
    return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
