/// Finds a service by code or by plain words; each option tells the usual answer. Anything typed may stand.
import type { ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import type { CodeFound } from "@/shared/api/contract";
import { searchCodes } from "@/shared/api/searches";
import { ComboBox } from "./combo_box";
import type { FieldProps } from "./field";
import { AnswerMark } from "./status";

interface CodePickerProps extends FieldProps {
    id?: string;
    plan: string;
    date: string | undefined;
    text: string;
    onTextChange: (text: string) => void;
    onChoose: (found: CodeFound) => void;
    onEnter: (text: string) => void;
    onPasteText?: (text: string) => boolean;
    trailing?: ReactNode;
    ref?: Ref<HTMLInputElement>;
}

export function CodePicker({ plan, date, ...rest }: CodePickerProps) {
    const { t } = useTranslation();
    return (
        <ComboBox<CodeFound>
            {...rest}
            searchKey={["codes", plan, date]}
            search={(text) => searchCodes(plan, text, date)}
            itemId={(found) => `${found.system} ${found.code}`}
            itemText={(found) => `${found.code} ${found.title ?? ""}`}
            renderItem={(found) => (
                <>
                    <span className="option-main">
                        <span className="code">{found.code}</span> {found.title}
                    </span>
                    {found.answer && (
                        <span className="hint">
                            <AnswerMark answer={found.answer} />
                        </span>
                    )}
                    <span className="tag">{t(`words:system.${found.system}`, { defaultValue: found.system })}</span>
                </>
            )}
        />
    );
}
