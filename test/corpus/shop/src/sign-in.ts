/** Signing in through a provider: the state made for the way out is looked up on the way back. */
import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";

const pending = new Map<string, { readonly returnTo: string; readonly startedAt: number }>();

export function signIn(request: Request, response: Response): void {
  const state = randomUUID();
  pending.set(state, { returnTo: String(request.query.returnTo ?? "/"), startedAt: Date.now() });
  setTimeout(() => pending.delete(state), 600_000).unref();
  response.redirect(`https://login.example.test/authorize?state=${state}`);
}

export function callback(request: Request, response: Response): void {
  const state = String(request.query.state ?? "");
  const started = pending.get(state);
  if (started === undefined) {
    response.status(400).json({ error: "unknown state" });
    return;
  }
  pending.delete(state);
  response.redirect(started.returnTo);
}
