declare function mail(to: number): Promise<void>;
class RateLimitError extends Error {}

export class Users {
  private resetTimeouts: { [id: number]: NodeJS.Timeout } = {};
  //      ^^^^^^^^^^^^^ spaces calls out

  async reset(id: number) {
    if (this.resetTimeouts[id]) throw new RateLimitError("too soon");
    this.resetTimeouts[id] = setTimeout(() => {
      delete this.resetTimeouts[id];
    }, 60_000);
    await mail(id);
  }
}

export const users = new Users();
declare namespace NodeJS {
  interface Timeout {
    ref(): void;
  }
}
