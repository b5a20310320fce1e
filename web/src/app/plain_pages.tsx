/// The pages for an address that leads nowhere and for a fault of our own.
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "@/shared/ui/button";
import { Link } from "@/shared/ui/link";
import { PageTitle } from "./page_title";

export function NotFoundPage() {
    const { t } = useTranslation();
    return (
        <div className="page page-narrow">
            <PageTitle title={t("not_found.title")} />
            <p>{t("not_found.text")}</p>
            <div className="row-of">
                <Link to="/" look="primary">
                    {t("not_found.home")}
                </Link>
            </div>
        </div>
    );
}

const isOldVersion = (error: unknown): boolean =>
    error instanceof TypeError && /dynamically imported module|importing a module/i.test(error.message);

export function TroublePage({ error, reset }: ErrorComponentProps) {
    const { t } = useTranslation();
    const router = useRouter();
    const stale = isOldVersion(error);
    return (
        <div className="page page-narrow" role="alert">
            <PageTitle title={t(stale ? "trouble.new_version_title" : "trouble.title")} />
            <p>{t(stale ? "trouble.new_version_text" : "trouble.text")}</p>
            <div className="row-of">
                <Button
                    look="primary"
                    onPress={() => {
                        if (stale) return location.reload();
                        reset();
                        void router.invalidate();
                    }}
                >
                    {t(stale ? "trouble.reload" : "state.try_again")}
                </Button>
            </div>
        </div>
    );
}
