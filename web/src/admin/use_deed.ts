/// One press, one write: what runs, what is told when it is done, what went wrong, and what is read again.
import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useFaultText } from "@/shared/api/use_fault_text";
import { useToast } from "@/shared/ui/toast";

interface Deed {
    id: string;
    send: () => Promise<unknown>;
    done: string;
}

interface Deeds {
    run: (deed: Deed) => void;
    /// The id of the deed under way.
    running: string | undefined;
    failure: string | undefined;
}

export function useDeed(reads: QueryKey): Deeds {
    const queries = useQueryClient();
    const toast = useToast();
    const words = useFaultText();
    const writing = useMutation({
        mutationFn: ({ send }: Deed) => send(),
        onSuccess: (_, { done }) => toast(done),
        onSettled: () => queries.invalidateQueries({ queryKey: reads }),
    });
    return {
        run: (deed) => writing.mutate(deed),
        running: writing.isPending ? writing.variables.id : undefined,
        failure: writing.error ? words.about(writing.error) : undefined,
    };
}
