/// What stands around each desk: for who is given work, with the desks' links, once the plan is known.
import type { ReactNode } from "react";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { worksOnCases } from "@/app/session";
import type { Plan, User } from "@/shared/api/contract";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { Skeleton } from "@/shared/ui/state";
import { NoWork } from "@/work/no_work";
import { DeskTabs } from "./desks";

interface DeskPageProps {
    /// Of a list; a page of one record has its title in itself, and the way back to the list.
    title?: string;
    back?: { to: "/members" | "/um/providers" | "/um/census"; title: string };
    compact?: boolean;
    children: (plan: Plan, user: User) => ReactNode;
}

export function DeskPage({ title, back, compact = false, children }: DeskPageProps) {
    const { plan } = usePlan();
    return (
        <RequireSignIn>
            {(user) =>
                worksOnCases(user) ? (
                    <div className="page page-desk" data-density={compact ? "compact" : undefined}>
                        {title && (
                            <div className="spread requests-head" data-density="compact">
                                <PageTitle title={title} />
                                <PlanSelect />
                            </div>
                        )}
                        <DeskTabs />
                        {back && (
                            <Link to={back.to} className="mark back no-print">
                                <Icon name="back" size={16} />
                                {back.title}
                            </Link>
                        )}
                        {plan ? children(plan, user) : <Skeleton rows={8} />}
                    </div>
                ) : (
                    <NoWork />
                )
            }
        </RequireSignIn>
    );
}
