/// One row a person: what lies with them by limit, and how much they decide. A case dropped on a row goes to that person.
import { useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OwnerLoad, WorkRow } from "@/shared/api/contract";
import { formatNumber } from "@/shared/i18n/format";
import { ReportCard } from "@/um/reports/figures";
import type { Cell } from "./cell_cases";
import { isHolding, release } from "./dragged";

export const shownBuckets = ["overdue", "today", "tomorrow", "week", "later"] as const;
export type ShownBucket = (typeof shownBuckets)[number];

/// What has no limit yet stands with what is due later.
export const inBucket = (owner: OwnerLoad, bucket: ShownBucket): number => owner.open[bucket] + (bucket === "later" ? owner.open.none : 0);

interface OwnerRowsProps {
    owners: OwnerLoad[];
    /// On how many working days decisions were counted.
    days: number;
    cell: Cell;
    onCell: (cell: Cell) => void;
    mayGive: boolean;
    onGive: (rows: WorkRow[], account: string, name: string) => void;
}

function Row({ owner, most, props }: { owner: OwnerLoad; most: number; props: OwnerRowsProps }) {
    const { t } = useTranslation("board");
    const { days, cell, onCell, mayGive, onGive } = props;
    const [over, setOver] = useState(false);
    const name = owner.name ?? t("nobody");
    const takes = mayGive && owner.account !== undefined;
    const drop = (event: DragEvent): void => {
        event.preventDefault();
        setOver(false);
        const rows = release();
        if (rows.length > 0 && owner.account) onGive(rows, owner.account, name);
    };
    const aDay = days > 0 ? owner.decided / days : 0;
    return (
        <tr
            data-over={over || undefined}
            onDragOver={(event) => {
                if (!takes || !isHolding()) return;
                event.preventDefault();
                setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={takes ? drop : undefined}
        >
            <th scope="row">
                {name}
                {owner.role && <span className="hint"> {t(`account:role.${owner.role}`, { defaultValue: owner.role.replaceAll("_", " ") })}</span>}
            </th>
            <td className="owner-buckets">
                <span className="owner-bar" style={{ inlineSize: `${Math.max((owner.open.open / most) * 100, 2)}%` }}>
                    {shownBuckets.map((bucket) => {
                        const count = inBucket(owner, bucket);
                        if (count === 0) return null;
                        const isChosen = cell.account === owner.account && cell.bucket === bucket;
                        return (
                            <button
                                key={bucket}
                                type="button"
                                className="owner-bucket"
                                data-bucket={bucket}
                                style={{ flexGrow: count }}
                                aria-pressed={isChosen}
                                aria-label={t("bucket.of", { count, bucket: t(`bucket.${bucket}`), name })}
                                onClick={() => onCell({ bucket, ...(owner.account === undefined ? { nobody: true } : { account: owner.account }) })}
                            >
                                {formatNumber(count)}
                            </button>
                        );
                    })}
                </span>
            </td>
            <td data-label={t("owner.open")} data-figure>
                {formatNumber(owner.open.open)}
            </td>
            <td data-label={t("owner.a_day")} data-figure>
                {owner.account === undefined ? "—" : formatNumber(Math.round(aDay * 10) / 10)}
            </td>
            <td data-label={t("owner.lasts")} data-figure>
                {owner.account !== undefined && aDay > 0 ? t("owner.days", { count: Math.ceil(owner.open.open / aDay) }) : "—"}
            </td>
        </tr>
    );
}

export function OwnerRows(props: OwnerRowsProps) {
    const { t } = useTranslation("board");
    const { owners, days } = props;
    // Those without a case and without a decision would only hide the others; who has room is among those who decide.
    const shown = owners.filter(({ account, open, decided }) => account === undefined || open.open > 0 || decided > 0);
    const rest = owners.filter((owner) => !shown.includes(owner));
    const [all, setAll] = useState(false);
    const rows = all ? owners : shown;
    const most = Math.max(1, ...owners.map(({ open }) => open.open));
    return (
        <ReportCard title={t("owner.title")} hint={props.mayGive ? t("owner.hint") : undefined} wide>
            <ul className="owner-legend" aria-label={t("bucket.legend")}>
                {shownBuckets.map((bucket) => (
                    <li key={bucket}>
                        <span className="owner-swatch" data-bucket={bucket} aria-hidden="true" /> {t(`bucket.${bucket}`)}
                    </li>
                ))}
            </ul>
            <table className="table labelled-table figure-table owner-table">
                <thead>
                    <tr>
                        <th scope="col">{t("owner.name")}</th>
                        <th scope="col">{t("owner.buckets")}</th>
                        <th scope="col" data-figure>
                            {t("owner.open")}
                        </th>
                        <th scope="col" data-figure>
                            {t("owner.a_day")}
                        </th>
                        <th scope="col" data-figure>
                            {t("owner.lasts")}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map((owner) => (
                        <Row key={owner.account ?? ""} owner={owner} most={most} props={props} />
                    ))}
                </tbody>
            </table>
            {rest.length > 0 && (
                <button type="button" className="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
                    {t(all ? "owner.fewer" : "owner.more", { count: rest.length })}
                </button>
            )}
            <p className="hint">{t("owner.note", { count: days })}</p>
        </ReportCard>
    );
}
