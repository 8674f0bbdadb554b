interface Progress {
  readonly state: "running" | "done" | "failed";
}

export class Progresses {
  private readonly known = new Map<string, Progress>();
  //               ????? until its own key comes again
  private readonly holders = new Map<string, number>();

  save(key: string, progress: Progress): void {
    if (progress.state === "running") this.known.set(key, progress);
    else this.known.delete(key);
  }

  hold(userId: string): void {
    this.holders.set(userId, (this.holders.get(userId) ?? 0) + 1);
  }

  letGo(userId: string): void {
    const left = (this.holders.get(userId) ?? 1) - 1;
    if (left > 0) this.holders.set(userId, left);
    else this.holders.delete(userId);
  }
}

export const progresses = new Progresses();
