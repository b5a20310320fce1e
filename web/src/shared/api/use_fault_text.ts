/// What a fault means, in the reader's language. Where we have no words of our own, the server's sentence.
import { useTranslation } from "react-i18next";
import type { FaultAt } from "./contract";
import { isFault } from "./faults";

interface FaultText {
    /// One fault of a list, with its place.
    of: (fault: FaultAt) => string;
    /// Whatever was thrown.
    about: (error: unknown) => string;
}

export function useFaultText(): FaultText {
    const { t } = useTranslation("sign_in");
    const trouble = t("common:fault.server_trouble");
    const of = ({ code, detail }: FaultAt): string => t([`fault.${code}`, `common:fault.${code}`], { defaultValue: detail ?? trouble });
    function about(error: unknown): string {
        if (isFault(error, "no_connection")) return t("common:fault.no_connection");
        return isFault(error) ? of(error.problem) : trouble;
    }
    return { of, about };
}
