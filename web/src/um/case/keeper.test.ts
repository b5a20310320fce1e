import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Worksheet, WorksheetSaved } from "@/shared/api/contract";
import { Fault, noConnection } from "@/shared/api/faults";
import { Keeper } from "./keeper";
import { emptySheet, readSheet, withMark, type Sheet } from "./sheet";

/// A server with one person's sheet, as strict about versions as the real one.
function makeServer() {
    const kept = { version: 0, body: emptySheet as Sheet };
    let down = false;
    return {
        kept,
        fail: (on: boolean) => (down = on),
        read: (): Promise<Worksheet> => Promise.resolve({ mine: kept.version ? { ...kept } : null, others: [] }),
        write: (version: number, body: Sheet): Promise<WorksheetSaved> => {
            if (down) return Promise.reject(noConnection());
            if (version !== kept.version) return Promise.reject(new Fault(409, { code: "worksheet_changed" }));
            kept.version += 1;
            kept.body = body;
            return Promise.resolve({ mine: { ...kept, saved_at: "2026-11-24T17:15:00Z" }, others: [] });
        },
        remove: () => Promise.resolve(undefined),
    };
}

const answer = (point: string) => (sheet: Sheet) => withMark(sheet, "mri", point, { answer: "met" });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a change is called saved only after the server took it", async () => {
    const server = makeServer();
    const keeper = new Keeper(server);
    await keeper.refresh();
    expect(keeper.now().kept).toBe("clean");
    keeper.change(answer("1"));
    expect(keeper.now().kept).toBe("waiting");
    expect(keeper.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.now().kept).toBe("saved");
    expect(keeper.isUnsaved).toBe(false);
    expect(readSheet(server.kept.body).marks.mri?.["1"]?.answer).toBe("met");
});

test("two windows of one person: the later write joins both, and loses nothing", async () => {
    const server = makeServer();
    const [one, other] = [new Keeper(server), new Keeper(server)];
    await one.refresh();
    await other.refresh();
    one.change(answer("1"));
    await one.save();
    other.change(answer("2"));
    await other.save();
    await vi.advanceTimersByTimeAsync(1000);
    expect(Object.keys(server.kept.body.marks.mri ?? {}).sort()).toEqual(["1", "2"]);
    expect(other.now().kept).toBe("saved");
});

test("while the line is down it says so, keeps the work and tries again", async () => {
    const server = makeServer();
    const keeper = new Keeper(server);
    await keeper.refresh();
    server.fail(true);
    keeper.change(answer("1"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.now().kept).toBe("failed");
    expect(keeper.isUnsaved).toBe(true);
    server.fail(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.now().kept).toBe("saved");
});

test("what is typed while a write is under way is written after it", async () => {
    const server = makeServer();
    const keeper = new Keeper(server);
    await keeper.refresh();
    keeper.change(answer("1"));
    const first = keeper.save();
    keeper.change(answer("2"));
    await first;
    expect(keeper.now().kept).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1000);
    expect(Object.keys(server.kept.body.marks.mri ?? {})).toEqual(["1", "2"]);
});

test("what the server refuses for another reason than a version is told as not saved", async () => {
    const keeper = new Keeper({ ...makeServer(), write: () => Promise.reject(new Fault(409, { code: "request_closed" })) });
    await keeper.refresh();
    keeper.change(answer("1"));
    await keeper.save();
    expect(keeper.now().kept).toBe("failed");
    expect(keeper.isUnsaved).toBe(true);
});
