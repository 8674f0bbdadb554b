// Credentials in memory, in rows, behind helpers; ends with a margin; ends of other things.
//- src/memory.ts
let cached: { accessToken: string; expiresAt: number } | null = null;

export async function token(load: () => Promise<{ access_token: string; expires_in: number }>): Promise<string> {
  if (cached && cached.expiresAt > Date.now()) return cached.accessToken;
  //            ?????????????????????????????
  const fresh = await load();
  cached = { accessToken: fresh.access_token, expiresAt: Date.now() + fresh.expires_in * 1000 };
  return cached.accessToken;
}
//- src/row.ts
import { prisma, refreshCalendarToken } from "@/lib";

export async function calendarToken(id: string): Promise<string> {
  const link = await prisma.calendarLink.findUniqueOrThrow({ where: { id } });
  if (new Date() >= new Date(link.expiresAt)) {
  //  ??????????????????????????????????????
    return refreshCalendarToken(link);
  }
  return link.accessToken;
}
//- src/helper.ts
export class Session {
  private jwt = "";
  private jwtExpiry = 0;

  private isExpired(): boolean {
    return this.jwtExpiry <= Date.now();
    //     ????????????????????????????
  }

  async header(login: () => Promise<{ jwt: string; exp: number }>): Promise<string> {
    if (this.isExpired()) {
      const { jwt, exp } = await login();
      this.jwt = jwt;
      this.jwtExpiry = exp * 1000;
    }
    return `Bearer ${this.jwt}`;
  }
}
//- src/early.ts
export class Early {
  private token = "";
  private expiresAt = 0;

  async get(login: () => Promise<{ token: string; expiresIn: number }>): Promise<string> {
    if (this.expiresAt > Date.now()) return this.token;
    const { token, expiresIn } = await login();
    this.token = token;
    this.expiresAt = Date.now() + (expiresIn - 60) * 1000;
    return this.token;
  }
}
//- src/named.ts
import { loadToken } from "@/lib";

const SKEW = 30_000;
let expiresAt = 0;
let token = "";

export async function named(): Promise<string> {
  const soon = Date.now() + SKEW;
  if (soon < expiresAt) return token;
  ({ token, expiresAt } = await loadToken());
  return token;
}
//- src/others.ts
import { prisma } from "@/lib";

export async function accept(id: string): Promise<void> {
  const invite = await prisma.invite.findUniqueOrThrow({ where: { id } });
  if (invite.tokenExpiresAt < new Date()) throw new Error("too late");
  await prisma.invite.update({ where: { id }, data: { acceptedAt: new Date() } });
}

export async function exchange(id: string, issue: (o: object) => Promise<object>): Promise<object> {
  const accessCode = await prisma.accessCode.findUniqueOrThrow({ where: { id } });
  if (accessCode.expiresAt < new Date()) {
    throw new Error("access code expired");
  }
  return issue({ expiresAt: new Date(Date.now() + 3_600_000), token: accessCode.token });
}
