class Gate {
  private readonly waiting: (() => void)[] = [];
  private free = 2;

  async enter(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}

export async function POST(request: Request): Promise<Response> {
  const gate = new Gate();
  await gate.enter();
  gate.leave();
  return new Response(await request.text());
}
