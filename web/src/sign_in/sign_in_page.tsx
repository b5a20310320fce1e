import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { homeOf, sessionQuery, useSession } from "@/app/session";
import SignInForm from "./sign_in_form";
import "./sign_in.css";

/// Only an address of this program is followed after signing in.
const isOwnAddress = (address: string | undefined): address is string => /^\/(?![/\\])/.test(address ?? "");

export function SignInPage() {
    const { t } = useTranslation();
    const { next } = useSearch({ from: "/sign-in" });
    const router = useRouter();
    const { start } = useLocation().state;
    const queries = useQueryClient();
    const session = useSession();

    async function go(): Promise<void> {
        const { user } = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        router.history.push(isOwnAddress(next) ? next : user ? homeOf(user) : "/", start ? { start } : undefined);
    }

    return (
        <div className="page page-sign-in">
            <SignInForm title={t("sign_in.title")} trial={Boolean(session?.trial)} onSignedIn={() => void go()} />
        </div>
    );
}
