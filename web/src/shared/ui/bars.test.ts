import { expect, test } from "vitest";
import { symbolsOf } from "./bars";

test("pairs of digits, with the check symbol of the standard's own sum", () => {
    // 105 + 1·10 + 2·24 + 3·57 + 4·71 = 618, and 618 mod 103 = 0
    expect(symbolsOf("10245771")).toEqual([105, 10, 24, 57, 71, (105 + 10 + 48 + 171 + 284) % 103]);
});

test("a digit left over stands first, in the other set", () => {
    const symbols = symbolsOf("100245771");
    expect(symbols.slice(0, 3)).toEqual([104, 17, 99]);
    expect(symbols.slice(3, -1)).toEqual([0, 24, 57, 71]);
});
