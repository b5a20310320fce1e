/// Passkeys between the server's JSON (WebAuthn level 3) and the browser, which takes bytes. Not every browser we
/// support can convert by itself.
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === "function" && "credentials" in navigator;

/// Whether the browser can offer a passkey in the list of the log-in field.
export async function offersInField(): Promise<boolean> {
    return hasPasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
    const plain = String.fromCharCode(...new Uint8Array(bytes));
    return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const named = ({ id, type, transports }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor => ({
    id: toBytes(id),
    type: type as PublicKeyCredentialType,
    ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}),
});

interface AskHow {
    signal?: AbortSignal;
    inField?: boolean;
}

/// Asks for a passkey. Throws what the browser throws: NotAllowedError when the person says no.
export async function askForPasskey(
    options: PublicKeyCredentialRequestOptionsJSON,
    { signal, inField }: AskHow = {},
): Promise<AuthenticationResponseJSON> {
    const { challenge, allowCredentials, userVerification, rpId, timeout } = options;
    const found = (await navigator.credentials.get({
        ...(signal ? { signal } : {}),
        ...(inField ? { mediation: "conditional" as const } : {}),
        publicKey: {
            challenge: toBytes(challenge),
            allowCredentials: (allowCredentials ?? []).map(named),
            userVerification: (userVerification ?? "required") as UserVerificationRequirement,
            ...(rpId ? { rpId } : {}),
            ...(timeout ? { timeout } : {}),
        },
    })) as PublicKeyCredential;
    const response = found.response as AuthenticatorAssertionResponse;
    return {
        id: found.id,
        rawId: toText(found.rawId),
        type: found.type,
        clientExtensionResults: {},
        response: {
            clientDataJSON: toText(response.clientDataJSON),
            authenticatorData: toText(response.authenticatorData),
            signature: toText(response.signature),
            ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
        },
    };
}

/// Makes a passkey on this device or on a key. Throws InvalidStateError when there is one already.
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> {
    const { challenge, user, excludeCredentials, rp, pubKeyCredParams, authenticatorSelection, timeout, attestation } = options;
    const made = (await navigator.credentials.create({
        publicKey: {
            challenge: toBytes(challenge),
            rp,
            user: { ...user, id: toBytes(user.id) },
            pubKeyCredParams: pubKeyCredParams as PublicKeyCredentialParameters[],
            excludeCredentials: (excludeCredentials ?? []).map(named),
            ...(authenticatorSelection ? { authenticatorSelection } : {}),
            ...(attestation ? { attestation: attestation as AttestationConveyancePreference } : {}),
            ...(timeout ? { timeout } : {}),
        },
    })) as PublicKeyCredential;
    const response = made.response as AuthenticatorAttestationResponse;
    const key = response.getPublicKey();
    return {
        id: made.id,
        rawId: toText(made.rawId),
        type: made.type,
        clientExtensionResults: {},
        response: {
            clientDataJSON: toText(response.clientDataJSON),
            attestationObject: toText(response.attestationObject),
            authenticatorData: toText(response.getAuthenticatorData()),
            publicKeyAlgorithm: response.getPublicKeyAlgorithm(),
            transports: response.getTransports(),
            ...(key ? { publicKey: toText(key) } : {}),
        },
    };
}

/// The key of the text for what the browser threw; undefined for a fault of the server.
export function passkeyTrouble(error: unknown): "passkey.cancelled" | "passkey.exists" | "passkey.impossible" | undefined {
    if (!(error instanceof DOMException)) return undefined;
    if (error.name === "InvalidStateError") return "passkey.exists";
    return error.name === "NotAllowedError" || error.name === "AbortError" ? "passkey.cancelled" : "passkey.impossible";
}
