/// The help topics in the reader's language; where the server has none in it, the English ones, which say so.
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export const helpLanguages = ["en", "es"];

export const helpQuery = (language: string) => {
    const asked = helpLanguages.includes(language) ? language : "en";
    return queryOptions({
        queryKey: ["help", asked],
        queryFn: () => take(api.GET("/api/help", { params: { query: { language: asked } } })),
        staleTime: 3_600_000,
    });
};
