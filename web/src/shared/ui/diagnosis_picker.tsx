/// Diagnoses by words or by ICD-10 code, with or without the point. The first one is the principal one.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { searchDiagnoses } from "@/shared/api/searches";
import type { DiagnosisFound } from "@/shared/api/contract";
import { Button } from "./button";
import { ComboBox } from "./combo_box";
import type { FieldProps } from "./field";

export interface Diagnosis {
    code: string;
    shown: string;
    title?: string | undefined;
}

interface DiagnosisPickerProps extends FieldProps {
    id?: string;
    value: Diagnosis[];
    onChange: (value: Diagnosis[]) => void;
    /// Said beside the first of the list.
    firstNote?: string;
}

const looksLikeCode = (text: string): boolean => /^[A-Za-z]\d[0-9A-Za-z.]{1,6}$/.test(text);

export function DiagnosisPicker({ value, onChange, firstNote, ...field }: DiagnosisPickerProps) {
    const { t } = useTranslation();
    const [text, setText] = useState("");

    function add(found: Diagnosis): void {
        if (!value.some((each) => each.code === found.code)) onChange([...value, found]);
        setText("");
    }

    return (
        <div className="stack picked">
            <ComboBox<DiagnosisFound>
                {...field}
                searchKey={["diagnoses"]}
                search={searchDiagnoses}
                itemId={(found) => found.code}
                itemText={(found) => `${found.shown} ${found.title ?? ""}`}
                renderItem={(found) => (
                    <span className="option-main">
                        <span className="code">{found.shown}</span> {found.title}
                    </span>
                )}
                text={text}
                onTextChange={setText}
                onChoose={(found) => add({ code: found.code, shown: found.shown, title: found.title })}
                onEnter={(typed) => {
                    const code = typed.toUpperCase();
                    if (looksLikeCode(code)) add({ code: code.replace(".", ""), shown: code });
                }}
            />
            {value.length > 0 && (
                <ul className="picked-list">
                    {value.map((each, index) => (
                        <li key={each.code} className="picked-item">
                            <span>
                                <span className="code">{each.shown}</span> {each.title}
                                {index === 0 && firstNote && <span className="hint"> {firstNote}</span>}
                            </span>
                            <Button
                                look="quiet"
                                size="small"
                                icon="close"
                                aria-label={t("action.remove", { what: each.shown })}
                                onPress={() => onChange(value.filter((other) => other.code !== each.code))}
                            />
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
