/// Files by drag, by choice or by paste; as many as wanted.
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export const acceptedFiles = [".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".doc", ".docx", ".rtf", ".xml"];

interface FileDropProps {
    id?: string;
    hint: ReactNode;
    onFiles: (files: File[]) => void;
}

export function FileDrop({ id, hint, onFiles }: FileDropProps) {
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
                <FileTrigger allowsMultiple acceptedFileTypes={acceptedFiles} onSelect={(list) => onFiles([...(list ?? [])])}>
                    <Button id={id} className="text-button">
                        {t("file.choose")}
                    </Button>
                </FileTrigger>
            </span>
            <span className="hint">{hint}</span>
        </DropZone>
    );
}
