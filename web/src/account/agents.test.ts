import { expect, test } from "vitest";
import { deviceOf } from "./agents";

test("an agent line is told as browser and system", () => {
    const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0";
    expect(deviceOf(edge)).toEqual({ browser: "Edge", system: "Windows", handheld: false });
    const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    expect(deviceOf(phone)).toEqual({ browser: "Safari", system: "iPhone", handheld: true });
    const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    expect(deviceOf(firefox)).toEqual({ browser: "Firefox", system: "Linux", handheld: false });
});

test("what speaks of no browser is left without a name", () => {
    expect(deviceOf("curl/8.5.0")).toEqual({ browser: "", system: "", handheld: false });
});
