/// Keeps a sheet on the server: a moment after the last change, one write at a time, and nothing is called saved before the
/// server said so. When the same person worked elsewhere, both sheets are joined. No screen in here.
import type { Worksheet, WorksheetKept, WorksheetSaved } from "@/shared/api/contract";
import { isFault } from "@/shared/api/faults";
import { emptySheet, mergeSheets, readSheet, type Sheet } from "./sheet";

export type Kept = "starting" | "clean" | "waiting" | "saving" | "saved" | "failed";

export interface KeeperView {
    sheet: Sheet;
    kept: Kept;
    savedAt: string | undefined;
    others: { name: string; since: string }[];
}

export interface KeeperDoor {
    read: () => Promise<Worksheet>;
    write: (version: number, body: Sheet) => Promise<WorksheetSaved>;
    remove: () => Promise<unknown>;
}

const pause = 1000;
const pauseAfterFailure = 5000;

export class Keeper {
    private view: KeeperView = { sheet: emptySheet, kept: "starting", savedAt: undefined, others: [] };
    private base = emptySheet;
    private version = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private readonly watchers = new Set<() => void>();

    constructor(private readonly door: KeeperDoor) {}

    readonly now = (): KeeperView => this.view;
    readonly watch = (act: () => void): (() => void) => {
        this.watchers.add(act);
        return () => this.watchers.delete(act);
    };

    private show(part: Partial<KeeperView>): void {
        this.view = { ...this.view, ...part };
        for (const tell of this.watchers) tell();
    }

    get isUnsaved(): boolean {
        return this.view.sheet !== this.base && this.view.kept !== "clean" && this.view.kept !== "saved";
    }

    /// Takes in what the server has; also looks, from time to time, who else works on the case.
    async refresh(): Promise<void> {
        const found = await this.door.read();
        this.show({ others: found.others ?? [] });
        const theirs = found.mine?.version ?? 0;
        if (theirs > this.version) this.join(found.mine ?? { version: 0 });
        if (this.view.kept === "starting") this.show({ kept: "clean" });
        else if (this.view.kept === "waiting") this.schedule();
    }

    private join(mine: WorksheetKept): void {
        const theirs = readSheet(mine.body);
        const untouched = this.view.sheet === this.base;
        const sheet = untouched ? theirs : mergeSheets(this.base, this.view.sheet, theirs);
        this.base = theirs;
        this.version = mine.version;
        this.show({ sheet, savedAt: mine.saved_at, ...(untouched ? { kept: "saved" as const } : {}) });
    }

    readonly change = (next: (sheet: Sheet) => Sheet): void => {
        const sheet = next(this.view.sheet);
        if (sheet === this.view.sheet) return;
        const { kept } = this.view;
        this.show({ sheet, kept: kept === "saving" ? kept : "waiting" });
        if (kept !== "starting") this.schedule();
    };

    private schedule(after = pause): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.save(), after);
    }

    /// Writes at once what waits.
    async save(): Promise<void> {
        clearTimeout(this.timer);
        if (this.view.kept === "saving" || !this.isUnsaved) return;
        const { sheet } = this.view;
        this.show({ kept: "saving" });
        try {
            const { mine, others = [] } = await this.door.write(this.version, sheet);
            this.base = sheet;
            this.version = mine.version;
            const more = this.view.sheet !== sheet;
            this.show({ kept: more ? "waiting" : "saved", savedAt: mine.saved_at, others });
            if (more) this.schedule();
        } catch (error) {
            await this.afterFailure(error);
        }
    }

    private async afterFailure(error: unknown): Promise<void> {
        if (!isFault(error, "worksheet_changed")) {
            this.show({ kept: "failed" });
            return this.schedule(pauseAfterFailure);
        }
        this.show({ kept: "waiting" });
        try {
            await this.refresh();
        } catch {
            this.show({ kept: "failed" });
            this.schedule(pauseAfterFailure);
        }
    }

    /// The work is done: the server keeps nothing of it; what stands on the screen may still be read there.
    async finish(): Promise<void> {
        clearTimeout(this.timer);
        this.base = this.view.sheet;
        this.version = 0;
        this.show({ kept: "clean", savedAt: undefined });
        await this.door.remove();
    }

    stop(): void {
        void this.save();
        clearTimeout(this.timer);
    }
}
