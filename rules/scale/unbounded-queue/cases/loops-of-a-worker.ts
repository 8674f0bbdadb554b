export class Worker {
  private loops: Promise<void>[] = [];

  start(): void {
    for (let n = 0; n < 4; n++) this.loops.push(this.run(crypto.randomUUID()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.loops);
    this.loops = [];
  }

  private async run(workerId: string): Promise<void> {
    if (workerId === "") throw new Error("no id");
  }
}

export const worker = new Worker();
