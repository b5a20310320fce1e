/// Files that come with an appeal, on their way to the server.
import { useState, type ReactNode } from "react";
import type { DocumentRef } from "@/shared/api/contract";
import { DocumentRow, FilePlace, useUploads } from "@/submit/documents";
import type { FormDocument } from "@/submit/form";

export interface Files {
    documents: FormDocument[];
    /// Some are still under way.
    waits: boolean;
    refs: DocumentRef[];
    place: ReactNode;
}

export function useFiles(): Files {
    const [documents, setDocuments] = useState<FormDocument[]>([]);
    const { start, stop } = useUploads((change) => setDocuments(change));
    const refs = documents.flatMap(({ blob, type, name, mediaType, size }): DocumentRef[] => (blob ? [{ blob, type, file_name: name, media_type: mediaType, size } as DocumentRef] : []));
    const place = (
        <>
            <FilePlace onFiles={(files) => start(files, () => "appeal_letter")} />
            <ul data-density="compact" hidden={documents.length === 0}>
                {documents.map((document) => (
                    <DocumentRow
                        key={document.key}
                        document={document}
                        onType={(type) => setDocuments((all) => all.map((each) => (each.key === document.key ? { ...each, type } : each)))}
                        onRemove={() => {
                            stop(document);
                            setDocuments((all) => all.filter(({ key }) => key !== document.key));
                        }}
                    />
                ))}
            </ul>
        </>
    );
    return { documents, waits: documents.some(({ blob, failure }) => !blob && !failure), refs, place };
}
