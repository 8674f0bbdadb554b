type Done = (error: Error | null, value?: unknown) => void;

class StateStore {
  private states = new Map<string, { context: unknown; at: number }>();
  //      ^^^^^^

  store(_request: unknown, context: unknown, done: Done) {
    const handle = crypto.randomUUID();
    this.states.set(handle, { context, at: Date.now() });
    done(null, handle);
  }

  verify(_request: unknown, handle: string, done: Done) {
    const data = this.states.get(handle);
    if (!data) {
      done(null, undefined);
      return;
    }
    this.states.delete(handle);
    done(null, data.context);
  }
}

export const strategyOptions = { store: new StateStore() };
