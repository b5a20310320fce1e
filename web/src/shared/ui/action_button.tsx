/// A row of an action list: drawing, words, key.
import { Button } from "react-aria-components/Button";
import { Icon, type IconName } from "./icon";
import { KeyHint } from "./key_hint";

interface ActionButtonProps {
    icon: IconName;
    name: string;
    keys?: string | undefined;
    onPress: () => void;
}

export function ActionButton({ icon, name, keys, onPress }: ActionButtonProps) {
    return (
        <Button className="action" onPress={onPress}>
            <Icon name={icon} />
            <span className="action-name">{name}</span>
            {keys && <KeyHint keys={keys} />}
        </Button>
    );
}
