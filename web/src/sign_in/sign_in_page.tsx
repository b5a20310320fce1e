import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlan } from "@/app/plans";
import { homeOf, sessionQuery } from "@/app/session";
import { Announcements } from "@/announcements/announcements";
import { Skeleton } from "@/shared/ui/state";
import SignInForm from "./sign_in_form";

/// Only an address of this program is followed after signing in.
const isOwnAddress = (address: string | undefined): address is string => /^\/(?![/\\])/.test(address ?? "");

export function SignInPage() {
    const { t } = useTranslation("sign_in");
    const { next, sso } = useSearch({ from: "/sign-in" });
    const router = useRouter();
    const { start } = useLocation().state;
    const queries = useQueryClient();
    const { plan } = usePlan();
    const { data: session, isPending } = useQuery(sessionQuery);

    async function go(): Promise<void> {
        const { user } = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        router.history.push(isOwnAddress(next) ? next : user ? homeOf(user) : "/", start ? { start } : undefined);
    }

    return (
        <div className="page page-sign-in">
            {isPending ? (
                <Skeleton rows={4} />
            ) : (
                <SignInForm
                    title={t("title")}
                    trial={Boolean(session?.trial)}
                    begun={session}
                    next={isOwnAddress(next) ? next : "/"}
                    failure={sso && t(`sso.${sso}`, { defaultValue: t("sso.sso_refused") })}
                    onSignedIn={() => void go()}
                />
            )}
            {plan && <Announcements plan={plan.plan} signedIn={false} />}
        </div>
    );
}
