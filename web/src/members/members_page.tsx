/// Members: found by id, or by name with birth date; and those whose primary care is one's own office.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "@/app/page_title";
import { PlanSelect } from "@/app/plan_select";
import { usePlan } from "@/app/plans";
import { RequireSignIn } from "@/app/require_sign_in";
import { isOffice, worksOnCases } from "@/app/session";
import { api, take } from "@/shared/api/client";
import { serverNow } from "@/shared/api/clock";
import type { MineFound, Plan, User } from "@/shared/api/contract";
import { formatDay, today } from "@/shared/i18n/format";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { MemberPicker } from "@/shared/ui/member_picker";
import { Select } from "@/shared/ui/select";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/state";
import { TextField } from "@/shared/ui/text_field";
import { useSettled } from "@/shared/ui/use_settled";
import "@/requests/requests.css";
import "@/shared/ui/labelled_table.css";
import "./members.css";

/// The plan's people answer calls with the whole picture.
function Find({ plan, staff }: { plan: Plan; staff: boolean }) {
    const { t } = useTranslation("members");
    const navigate = useNavigate();
    return (
        <section className="card card-pad stack" aria-labelledby="find-member">
            <h2 className="card-title" id="find-member">
                {t("find")}
            </h2>
            <MemberPicker
                id="member-number"
                plan={plan.plan}
                today={today(plan.time_zone, serverNow())}
                onChoose={({ id }) => void navigate({ to: staff ? "/um/members/$id" : "/members/$id", params: { id } })}
            />
        </section>
    );
}

function MemberTable({ members }: { members: NonNullable<MineFound["members"]> }) {
    const { t } = useTranslation("members");
    return (
        <table className="table labelled-table">
            <thead>
                <tr>
                    <th scope="col">{t("name")}</th>
                    <th scope="col">{t("birth")}</th>
                    <th scope="col">{t("number")}</th>
                    <th scope="col">{t("covered_by")}</th>
                    <th scope="col">{t("pcp")}</th>
                    <th scope="col">
                        <span className="hidden-text">{t("new_request")}</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                {members.map((member) => (
                    <tr key={member.id}>
                        <td>
                            <Link to="/members/$id" params={{ id: member.id }}>
                                {member.name}
                            </Link>
                        </td>
                        <td data-label={t("birth")} className="number">
                            {formatDay(member.born_on)}
                        </td>
                        <td data-label={t("number")} className="number">
                            {member.member_number}
                        </td>
                        <td data-label={t("covered_by")}>{member.line_name}</td>
                        <td data-label={t("pcp")}>{member.primary_care?.name}</td>
                        <td className="member-act">
                            <Link to="/requests/new" state={{ member: member.id }} aria-label={t("new_request_for", { name: member.name })}>
                                <Icon name="plus" size={16} />
                            </Link>
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

/// Those whose coverage of today names the office as primary care.
function Mine({ plan }: { plan: Plan }) {
    const { t } = useTranslation("members");
    const [provider, setProvider] = useState<string>();
    const [text, setText] = useState("");
    const wanted = useSettled(text.trim(), 250);
    const found = useInfiniteQuery({
        queryKey: ["members", "mine", plan.plan, provider, wanted],
        queryFn: ({ pageParam }) =>
            take(
                api.POST("/api/members/mine", {
                    body: {
                        plan: plan.plan,
                        limit: 50,
                        ...(provider ? { provider } : {}),
                        ...(wanted ? { text: wanted } : {}),
                        ...(pageParam ? { after: pageParam } : {}),
                    },
                }),
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.next || undefined,
        retry: false,
    });
    const providers = found.data?.pages[0]?.providers ?? [];
    const members = found.data?.pages.flatMap((page) => page.members ?? []) ?? [];
    return (
        <section className="card request-list" aria-labelledby="my-members">
            <div className="spread member-card-head" data-density="compact">
                <h2 className="card-title" id="my-members">
                    {t("mine")}
                </h2>
                <div className="row-of filters">
                    {providers.length > 1 && (
                        <Select
                            label={t("provider")}
                            options={[{ id: "all", name: t("all_providers") }, ...providers.map(({ id, name, members: count }) => ({ id, name: count === undefined ? name : `${name} (${count})` }))]}
                            value={provider ?? "all"}
                            onChange={(id) => setProvider(id === "all" ? undefined : id)}
                        />
                    )}
                    <TextField label={t("last_name")} value={text} onChange={setText} />
                </div>
            </div>
            {found.isPending && <Skeleton rows={5} />}
            {found.isError && <ErrorState title={t("mine_failed")} error={found.error} onRetry={() => void found.refetch()} />}
            {found.isSuccess && members.length === 0 && <EmptyState title={t(wanted ? "nobody" : "no_mine")}>{!wanted && t("no_mine_text")}</EmptyState>}
            {members.length > 0 && <MemberTable members={members} />}
            {found.hasNextPage && (
                <p className="member-card-foot">
                    <Button onPress={() => void found.fetchNextPage()} busy={found.isFetchingNextPage ? t("common:state.loading") : undefined}>
                        {t("more")}
                    </Button>
                </p>
            )}
        </section>
    );
}

const hasPanel = (user: User): boolean => isOffice(user) && (user.rights?.includes("office_view") ?? false);

export function MembersPage() {
    const { t } = useTranslation("members");
    const { plan } = usePlan();
    return (
        <div className="page">
            <div className="spread requests-head" data-density="compact">
                <PageTitle title={t("title")} />
                <PlanSelect />
            </div>
            <RequireSignIn>
                {(user) =>
                    plan ? (
                        <>
                            <Find key={plan.plan} plan={plan} staff={worksOnCases(user)} />
                            {hasPanel(user) && <Mine plan={plan} />}
                        </>
                    ) : (
                        <Skeleton rows={6} />
                    )
                }
            </RequireSignIn>
        </div>
    );
}
