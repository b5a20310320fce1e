/// Covers everything, open dialogs too: nothing behind it can be read or reached, and everything is still there after.
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

export function Cover({ label, children }: { label: string; children: ReactNode }) {
    return (
        <ModalOverlay className="cover" isOpen isKeyboardDismissDisabled>
            <Modal>
                <AriaDialog className="cover-page" aria-label={label}>
                    {children}
                </AriaDialog>
            </Modal>
        </ModalOverlay>
    );
}
