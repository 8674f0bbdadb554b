// case: package=ioredis@5
declare function find(email: string): Promise<{ password: string } | undefined>;

export class Logins {
  private readonly attempts = new Map<string, number>();
  //               ^^^^^^^^

  async login(email: string, password: string) {
    const failed = this.attempts.get(email) ?? 0;
    if (failed >= 5) throw new Error("account locked");
    const user = await find(email);
    if (user === undefined || user.password !== password) {
      this.attempts.set(email, failed + 1);
      throw new Error("wrong password");
    }
    this.attempts.delete(email);
    return user;
  }
}

export const logins = new Logins();
