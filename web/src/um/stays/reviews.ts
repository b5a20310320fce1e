/// The clinical reviews of a line; one that names no line is of all.
import type { RequestView, Review } from "@/shared/api/contract";

export const reviewsOf = ({ reviews = [] }: RequestView, line: number): Review[] => reviews.filter(({ lines = [] }) => lines.length === 0 || lines.includes(line));
