/// Files by drag, by choice or by paste; as many as wanted.
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

interface FileDropProps {
    id?: string;
    hint: ReactNode;
    /// Endings the chooser offers.
    accept?: string[] | undefined;
    onFiles: (files: File[]) => void;
}

export function FileDrop({ id, hint, accept, onFiles }: FileDropProps) {
    const { t } = useTranslation();
    return (
        <DropZone
            className="drop"
            onDrop={(event) => {
                const files = event.items.filter((item) => item.kind === "file").map((item) => item.getFile());
                void Promise.all(files).then(onFiles);
            }}
        >
            <span className="row-of">
                <Icon name="upload" />
                <Text slot="label">{t("file.drop_here")}</Text>
                <FileTrigger allowsMultiple {...(accept ? { acceptedFileTypes: accept } : {})} onSelect={(list) => onFiles([...(list ?? [])])}>
                    <Button id={id} className="text-button">
                        {t("file.choose")}
                    </Button>
                </FileTrigger>
            </span>
            <span className="hint">{hint}</span>
        </DropZone>
    );
}
