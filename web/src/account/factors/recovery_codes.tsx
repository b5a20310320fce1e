/// The codes that open the account when the phone is lost. Shown this once; each works once.
import { useTranslation } from "react-i18next";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { CopyButton } from "@/shared/ui/copy_button";
import "./factors.css";

export function RecoveryCodes({ codes }: { codes: string[] }) {
    const { t } = useTranslation("sign_in");
    return (
        <div className="stack codes-sheet">
            <Banner tone="attention" live="polite">
                <p>{t("codes.once")}</p>
            </Banner>
            <p className="quiet">{t("codes.text")}</p>
            <ol className="codes" dir="ltr" aria-label={t("codes.label")}>
                {codes.map((code) => (
                    <li key={code}>{code}</li>
                ))}
            </ol>
            <div className="row-of no-print">
                <CopyButton text={codes.join("\n")} what={t("codes.label")} size="medium" />
                <Button icon="print" onPress={() => print()}>
                    {t("codes.print")}
                </Button>
            </div>
        </div>
    );
}
