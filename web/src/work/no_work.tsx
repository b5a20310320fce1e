/// The queues as they stand to somebody who is given no work.
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { EmptyState } from "@/shared/ui/state";

export function NoWork() {
    const { t } = useTranslation("work");
    return (
        <div className="page">
            <PageTitle title={t("queues")} />
            <EmptyState title={t("empty.no_right")}>{t("empty.no_right_text")}</EmptyState>
        </div>
    );
}
