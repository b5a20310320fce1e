/// How the bytes of a document come to be shown: drawn by the browser, or by the server.
import { queryOptions } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { takeBytes } from "@/shared/api/client";
import type { Preview } from "@/shared/api/contract";

export const drawable = ["image/png", "image/jpeg"];

export const documentAddress = (request: string, document: number): string => `/api/requests/${request}/documents/${document}`;

/// Bytes of a record do not stay in memory once nobody looks at them.
export const bytesQuery = (address: string) => queryOptions({ queryKey: ["document", address], queryFn: () => takeBytes(address), gcTime: 0, staleTime: Infinity });

/// Pages and text that the server draws, of files a browser cannot: TIFF and Word.
export const previewQuery = (address: string) =>
    queryOptions({
        queryKey: ["document", address, "preview"],
        queryFn: async () => JSON.parse(await (await takeBytes(`${address}/preview`)).text()) as Preview,
        gcTime: 0,
        staleTime: Infinity,
        retry: false,
    });

export const pageAddress = (address: string, page: number, width: number): string => `${address}/pages/${page}?width=${width}`;

/// An address of the bytes that holds as long as they are shown.
export function useObjectAddress(bytes: Blob | undefined): string | undefined {
    const [made, setMade] = useState<string>();
    useEffect(() => {
        if (!bytes) return;
        const address = URL.createObjectURL(bytes);
        setMade(address);
        return () => URL.revokeObjectURL(address);
    }, [bytes]);
    return made;
}
