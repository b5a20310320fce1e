/// How a number asks for the list of its cases.
import { createContext, useContext } from "react";
import type { CasesOf, FigureAsk } from "@/shared/api/contract";

export type Show = (title: string, of: FigureAsk, cases: CasesOf) => void;
export const ShowContext = createContext<Show>(() => undefined);
export const useShowCases = (): Show => useContext(ShowContext);
