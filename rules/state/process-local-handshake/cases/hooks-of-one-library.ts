//- src/marks.ts
const pendingHandoffs = new Set<string>();
//    ??????????????? may reach another process

export function mark(email: string): void {
  pendingHandoffs.add(email);
}

export function consume(email: string): boolean {
  return pendingHandoffs.delete(email);
}
//- src/login.ts
import { createLogin } from "logins";
import { consume, mark } from "./marks.ts";

declare function readToken(token: string): Promise<{ email: string }>;

// The library calls both while it answers one request, or one in each of two: that is not to be seen.
export const login = createLogin({
  useToken: async (token: string) => {
    const { email } = await readToken(token);
    mark(email);
    return email;
  },
  callbacks: {
    signIn: (user: { email: string }) => consume(user.email),
  },
});
