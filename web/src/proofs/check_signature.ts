/// Checks a receipt's signature with the browser's own means.
import { api, take } from "@/shared/api/client";
import type { Proof } from "@/shared/api/contract";

export type Verdict = "fits" | "does_not_fit" | "cannot_check";

/// Keys and signatures come as hex or as base64 (plain or for addresses).
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
    if (/^(?:[0-9a-f]{2})+$/i.test(text) && (text.length === 64 || text.length === 128)) {
        return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    }
    const plain = text.replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
}

export async function verify(statement: string, signature: string, publicKey: string): Promise<Verdict> {
    try {
        const key = await crypto.subtle.importKey("raw", toBytes(publicKey), "Ed25519", false, ["verify"]);
        const bytes = new TextEncoder().encode(statement);
        return (await crypto.subtle.verify("Ed25519", key, toBytes(signature), bytes)) ? "fits" : "does_not_fit";
    } catch {
        return "cannot_check";
    }
}

export async function checkSignature(proof: Proof): Promise<Verdict> {
    const { keys } = await take(api.GET("/api/keys"));
    const key = keys?.find(({ key_id }) => key_id === proof.key_id);
    return key ? verify(proof.statement, proof.signature, key.public_key) : "cannot_check";
}
