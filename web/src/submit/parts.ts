/// What every part of the form is given.
import type { CheckAnswer, Choice, LookupAnswer, Plan, User } from "@/shared/api/contract";
import type { Form } from "./form";

export interface SectionProps {
    form: Form;
    patch: (change: Partial<Form>) => void;
    plan: Plan;
    user: User;
    today: string;
    choices: Choice[];
    /// The lookup's answers by line key.
    answers: Map<number, LookupAnswer>;
    check: CheckAnswer | undefined;
    errorAt: (pointer: string) => string | undefined;
}
