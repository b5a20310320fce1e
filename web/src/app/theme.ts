/// Light, dark, or as the device says. The choice is remembered on this device.
export type Theme = "light" | "dark";

const remembered = "theme";
const deviceIsDark = matchMedia("(prefers-color-scheme: dark)");

function ownChoice(): Theme | undefined {
    const value = localStorage.getItem(remembered);
    return value === "light" || value === "dark" ? value : undefined;
}

export const currentTheme = (): Theme => ownChoice() ?? (deviceIsDark.matches ? "dark" : "light");

function apply(): void {
    document.documentElement.dataset.theme = currentTheme();
}

export function startTheme(): void {
    apply();
    deviceIsDark.addEventListener("change", apply);
}

export function chooseTheme(theme: Theme): void {
    localStorage.setItem(remembered, theme);
    apply();
}
