/// A text field that searches the server while one types. Anything typed may stand; Enter takes it.
import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useContext, useEffect, useRef, useState, type ReactNode, type Ref } from "react";
import { ComboBox as AriaComboBox, ComboBoxStateContext } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { useSettled } from "./use_settled";
import { FieldFoot, FieldLabel, type FieldProps } from "./field";

export interface ComboBoxProps<Item extends object> extends FieldProps {
    id?: string;
    /// Names the search in the query cache, with everything it depends on.
    searchKey: readonly unknown[];
    search: (text: string) => Promise<Item[]>;
    itemId: (item: Item) => string;
    itemText: (item: Item) => string;
    renderItem: (item: Item) => ReactNode;
    text: string;
    onTextChange: (text: string) => void;
    onChoose: (item: Item) => void;
    /// Enter without a highlighted option; without it only options can be chosen.
    onEnter?: ((text: string) => void) | undefined;
    onPasteText?: (text: string) => boolean;
    leading?: ReactNode;
    trailing?: ReactNode;
    ref?: Ref<HTMLInputElement>;
}

const shortest = 2;
const none: readonly object[] = [];

/// Whether the typed text is the code an option begins with.
const isExactly = (option: string, typed: string): boolean =>
    option.split(" ", 1)[0]?.toLowerCase() === typed.trim().toLowerCase();

/// Asks once the typing has paused; nothing is asked for a text that was only put there.
function useSearchResults<Item extends object>({ text, searchKey, search }: ComboBoxProps<Item>, typing: boolean) {
    const wanted = useSettled(text.trim(), 150);
    const active = typing && wanted.length >= shortest;
    const found = useQuery({
        queryKey: [...searchKey, wanted],
        queryFn: () => search(wanted),
        enabled: active,
        placeholderData: keepPreviousData,
        staleTime: 60_000,
    });
    return { items: (active ? found.data : undefined) ?? (none as Item[]), searching: found.isFetching || wanted !== text.trim() };
}

/// Opens the list for results that came while it was closed: the page may have scrolled between typing and answer, and
/// React Aria closes a list when that happens.
function OpenForResults({ results }: { results: readonly object[] }) {
    const state = useContext(ComboBoxStateContext);
    const latest = useRef(state);
    latest.current = state;
    useEffect(() => {
        const now = latest.current;
        if (results.length > 0 && now?.isFocused && !now.isOpen) now.open(null, "input");
    }, [results]);
    return null;
}

export function ComboBox<Item extends object>(props: ComboBoxProps<Item>) {
    const { t } = useTranslation();
    const { text, onTextChange, itemId, itemText } = props;
    const [typing, setTyping] = useState(false);
    const box = useRef<HTMLSpanElement>(null);
    const { items, searching } = useSearchResults(props, typing);

    const note = t(searching ? "field.searching" : props.onEnter ? "field.enter_takes" : "field.nothing_found");

    function choose(key: string | number | null): void {
        const item = items.find((each) => itemId(each) === key);
        if (!item) return;
        setTyping(false);
        props.onChoose(item);
    }

    return (
        <AriaComboBox
            className="field"
            items={items}
            inputValue={text}
            onInputChange={onTextChange}
            value={null}
            onChange={choose}
            allowsCustomValue
            allowsEmptyCollection={typing && text.trim().length >= shortest}
            defaultFilter={() => true}
            isInvalid={Boolean(props.error)}
            validationBehavior="aria"
        >
            <OpenForResults results={items} />
            <FieldLabel {...props} />
            <span className="box" ref={box}>
                {props.leading}
                <Input
                    id={props.id}
                    ref={props.ref}
                    autoComplete="off"
                    spellCheck={false}
                    onInput={() => setTyping(true)}
                    onPaste={(event) => {
                        if (props.onPasteText?.(event.clipboardData.getData("text"))) event.preventDefault();
                    }}
                    onKeyDownCapture={(event) => {
                        if (event.key === "Escape") setTyping(false);
                        const highlighted = event.currentTarget.getAttribute("aria-activedescendant");
                        if (event.key !== "Enter" || highlighted || !props.onEnter) return;
                        event.preventDefault();
                        setTyping(false);
                        const exact = items.find((item) => isExactly(itemText(item), text));
                        if (exact) props.onChoose(exact);
                        else props.onEnter(text.trim());
                    }}
                />
                {props.trailing}
            </span>
            <FieldFoot {...props} />
            <Popover className="popover" triggerRef={box}>
                <ListBox<Item>
                    className="list"
                    aria-label={props.label}
                    renderEmptyState={() => <p className="list-note">{note}</p>}
                >
                    {(item) => (
                        <ListBoxItem className="option" id={itemId(item)} textValue={itemText(item)}>
                            {props.renderItem(item)}
                        </ListBoxItem>
                    )}
                </ListBox>
            </Popover>
        </AriaComboBox>
    );
}
