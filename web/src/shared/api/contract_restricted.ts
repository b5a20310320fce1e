/// The part of the contract about restricted records.
export interface OpenRecord {
    plan?: string;
    request?: string;
    member?: string;
    reason: string;
    note: string;
}

export interface OpenedRecord {
    id: string;
    by: string;
    own: boolean;
    role: string;
    member: string;
    member_name?: string;
    opened_at: string;
    until: string;
    reason: string;
    note: string;
    reviewed_at?: string;
    reviewed_by?: string;
    finding?: "justified" | "not_justified";
    remark?: string;
}
