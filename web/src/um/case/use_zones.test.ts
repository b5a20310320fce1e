import { expect, test } from "vitest";
import { readZones } from "./use_zones";

test("sizes are remembered within their bounds, and nonsense is forgotten", () => {
    expect(readZones(JSON.stringify({ facts: 300, criteria: 9000, closed: ["facts", "reader"] }))).toEqual({ facts: 300, criteria: 560, closed: ["facts"] });
    expect(readZones("{broken")).toEqual({ facts: 280, criteria: 416, closed: [] });
    expect(readZones(null)).toEqual({ facts: 280, criteria: 416, closed: [] });
    expect(readZones("null")).toEqual({ facts: 280, criteria: 416, closed: [] });
});
