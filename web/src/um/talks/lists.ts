/// The lists of the talk desk, as they stand in the address.
export const talkLists = ["open", "offers", "ended", "copies", "copies_sent"] as const;
export type TalkListName = (typeof talkLists)[number];
