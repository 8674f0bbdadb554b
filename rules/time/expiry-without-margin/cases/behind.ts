// case: layer=multi-node file=src/carriers/auth.ts
import { http, store } from "./parts";

interface Grant {
  token: string;
  validUntil: number;
}

// The end is written down in another function of the same file.
export function carrierAuth(account: string) {
  async function requestGrant(): Promise<Grant> {
    const reply = await http.post("/oauth2/token", { account });
    const grant = { token: reply.access_token, validUntil: Date.now() + reply.expires_in * 1000 };
    await store.put(account, grant);
    return grant;
  }

  return async function authorization(): Promise<string> {
    const held: Grant | undefined = await store.take(account);
    if (held && held.validUntil > Date.now()) return held.token;
//              ???????????????????????????? may be over when it arrives
    return (await requestGrant()).token;
  };
}
