/// Pages of the desks on which something is done to a request: one file to fetch for all of them.
export { StaffMemberPage } from "./look_up/member_page";
export { ProviderPage, ProvidersPage } from "./look_up/provider_page";
export { StayPage } from "./stays/stay_page";
export { TasksPage } from "./tasks/tasks_page";
