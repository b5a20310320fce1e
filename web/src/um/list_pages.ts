/// Pages of the desks that read: one file to fetch for all of them.
export { CensusPage } from "./census/census_page";
export { ContinuityPage, NewbornsPage, RetroPage } from "./topics/topic_page";
