/// The providers around every screen, outermost first.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isFault } from "@/shared/api/faults";
import { currentLocale } from "@/shared/i18n/i18n";
import { Locale } from "@/shared/ui/locale";
import { ToastRegion } from "@/shared/ui/toast";
import { router } from "./router";

const worthRetrying = (count: number, error: Error): boolean =>
    count < 2 && isFault(error) && (error.status === 0 || error.status >= 502);

const queries = new QueryClient({
    defaultOptions: {
        queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: true },
        mutations: { retry: false },
    },
});

export function App() {
    useTranslation();
    return (
        <Locale locale={currentLocale()}>
            <QueryClientProvider client={queries}>
                <ToastRegion>
                    <RouterProvider router={router} />
                </ToastRegion>
            </QueryClientProvider>
        </Locale>
    );
}
