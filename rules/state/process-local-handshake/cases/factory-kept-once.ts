// case: package=hono@4
//- src/auth/magic-links.ts
export function magicLinks(send: (to: string, url: string) => Promise<void>) {
  const tokens = new Map<string, string>();
  //    ^^^^^^ left by one request for the next

  async function request(email: string): Promise<void> {
    const token = crypto.randomUUID();
    tokens.set(token, email);
    await send(email, `https://shop.example/login/${token}`);
  }

  const redeem = (token: string): string => {
    const email = tokens.get(token);
    if (email === undefined) throw new Error("invalid token");
    tokens.delete(token);
    return email;
  };

  return Object.freeze({ request, redeem });
}
//- src/main.ts
import { magicLinks } from "./auth/magic-links";

declare function send(to: string, url: string): Promise<void>;

export const links = magicLinks(send);
