/// Words that stand in addresses. Here, so that reading an address loads no screen.
/// The word, if it is one of these.
export const oneOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === value);

export const groups = ["reply", "pending", "decided"] as const;
export type RowGroup = (typeof groups)[number];

export const kinds = ["outpatient", "referral", "inpatient", "pharmacy", "dme", "ecm_cs", "transport"] as const;
export type Kind = (typeof kinds)[number];

export const accountStates = ["active", "disabled", "all"] as const;
export type AccountState = (typeof accountStates)[number];

export const askedStates = ["waiting", "approved", "refused", "all"] as const;
export type AskedState = (typeof askedStates)[number];

export const mailStates = ["waiting", "sent"] as const;
export type MailState = (typeof mailStates)[number];
