// A log-in of somebody else, as hospitals have one: an OpenID provider with invented people.
// Usage: node provider.mjs PORT REDIRECT...
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const [port, ...redirects] = process.argv.slice(2);
const jwk = (kind, options, more) => ({
    ...generateKeyPairSync(kind, options).privateKey.export({ format: "jwk" }),
    ...more,
});

// Anybody signs in with any password; the name before the dot says which groups somebody is in.
function personOf(sub) {
    const [group] = sub.split(".");
    const roles = { nurse: ["um-nurses", "everybody"], doctor: ["um-doctors"], desk: "um-desk", guest: [] }[group];
    return { sub, name: `${sub} Testcase`, preferred_username: sub, email: `${sub}@clinic.example`, roles };
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
        { client_id: "assent", client_secret: "a secret & of two", redirect_uris: redirects },
        {
            client_id: "assent-public",
            redirect_uris: redirects,
            token_endpoint_auth_method: "none",
            id_token_signed_response_alg: "ES256",
        },
    ],
    jwks: { keys: [jwk("rsa", { modulusLength: 2048 }, { kid: "r", use: "sig" }), jwk("ec", { namedCurve: "P-256" }, { kid: "e", use: "sig" })] },
    claims: { openid: ["sub", "roles"], profile: ["name", "preferred_username"], email: ["email"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => personOf(sub) }),
    // Who has signed in agrees.
    async loadExistingGrant(ctx) {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
    },
    cookies: { keys: ["of the test"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
