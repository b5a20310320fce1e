import { expect, test } from "vitest";
import { attempts } from "./attempts";

const call = (at: string, direction = "outgoing", topic = "information", request = "400000018") => ({ at, direction, topic, request });

test("calls of ours about the same thing are counted from the first one, whatever their order", () => {
    expect(attempts([call("3"), call("2"), call("1")])).toEqual([3, 2, 1]);
    expect(attempts([call("1"), call("2", "incoming"), call("3")])).toEqual([1, undefined, 2]);
    expect(attempts([call("1"), call("2", "outgoing", "stay"), call("3", "outgoing", "information", "400000026"), call("4")])).toEqual([1, 1, 1, 2]);
    expect(attempts([])).toEqual([]);
});
