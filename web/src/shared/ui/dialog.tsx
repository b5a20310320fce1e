/// A question that must be answered before going on. Focus returns to where it came from.
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

interface DialogProps {
    title: string;
    /// A drawer stands at the end of the line, as high as the page.
    size?: "small" | "middle" | "wide" | "drawer";
    role?: "dialog" | "alertdialog";
    onClose: () => void;
    /// The buttons at the foot, the safe one first.
    feet: ReactNode;
    children: ReactNode;
}

export function Dialog({ title, size = "small", role = "dialog", onClose, feet, children }: DialogProps) {
    return (
        <ModalOverlay className="scrim" isOpen onOpenChange={(open) => !open && onClose()}>
            <Modal className="dialog" data-size={size}>
                <AriaDialog role={role}>
                    <Heading slot="title" level={2} className="dialog-title">
                        {title}
                    </Heading>
                    <div className="dialog-body">{children}</div>
                    <div className="dialog-feet">{feet}</div>
                </AriaDialog>
            </Modal>
        </ModalOverlay>
    );
}
