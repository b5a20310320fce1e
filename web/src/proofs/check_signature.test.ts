// @vitest-environment node
import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { verify } from "./check_signature";

vi.mock("@/shared/api/client", () => ({ api: {}, take: () => undefined }));

describe("a receipt's signature", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
    const statement = '{"answer":"required"}';
    const signature = sign(null, Buffer.from(statement), privateKey);

    test.each(["base64", "base64url", "hex"] as const)("fits, written as %s", async (form) => {
        expect(await verify(statement, signature.toString(form), raw.toString(form))).toBe("fits");
    });

    test("does not fit a changed statement", async () => {
        const changed = statement.replace("required", "not_required");
        expect(await verify(changed, signature.toString("hex"), raw.toString("hex"))).toBe("does_not_fit");
    });

    test("cannot be checked with a key of another kind", async () => {
        expect(await verify(statement, signature.toString("hex"), "AAAA")).toBe("cannot_check");
    });
});
