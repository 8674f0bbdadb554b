export class Tracer {
  private static readonly running: Map<string, Tracer> = new Map();
  //                      ??????? nobody comes back for
  readonly startedAt = Date.now();

  static of(conversationId: string): Tracer {
    const known = Tracer.running.get(conversationId);
    if (known !== undefined) return known;
    const made = new Tracer();
    Tracer.running.set(conversationId, made);
    return made;
  }

  static finish(conversationId: string): void {
    Tracer.running.delete(conversationId);
  }

  static forgetOld(age: number): void {
    for (const [conversationId, tracer] of Tracer.running)
      if (Date.now() - tracer.startedAt > age) Tracer.finish(conversationId);
  }
}
//- src/again.ts
class Meter {
  private static readonly running: Map<string, Meter> = new Map();
  readonly startedAt = Date.now();

  static of(conversationId: string): Meter {
    const known = Meter.running.get(conversationId);
    if (known !== undefined) return known;
    const made = new Meter();
    Meter.running.set(conversationId, made);
    return made;
  }

  static finish(conversationId: string): void {
    Meter.running.delete(conversationId);
  }

  static forgetOld(age: number): void {
    for (const [conversationId, meter] of Meter.running)
      if (Date.now() - meter.startedAt > age) Meter.finish(conversationId);
  }
}

export const open = (conversationId: string): Meter => Meter.of(conversationId);
setInterval(() => Meter.forgetOld(60_000), 60_000);
