/// What a new password must be, as far as the page can see. The server checks it all again.
import type { TFunction } from "i18next";

/// Counted as people count letters, not as the memory does.
const lengthOf = (password: string): number => [...password].length;

export function newPasswordProblem(t: TFunction, password: string, atLeast: number): string | undefined {
    if (!password) return t("sign_in:new_password.empty");
    return lengthOf(password) < atLeast ? t("sign_in:new_password.short", { count: atLeast }) : undefined;
}
