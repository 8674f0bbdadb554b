/** Five attempts a minute for each address. */
import type { NextFunction, Request, Response } from "express";

const attempts = new Map<string, number>();

setInterval(() => attempts.clear(), 60_000).unref();

export function limitAttempts(request: Request, response: Response, next: NextFunction): void {
  const address = request.ip ?? "";
  const count = (attempts.get(address) ?? 0) + 1;
  attempts.set(address, count);
  if (count > 5) {
    response.status(429).json({ error: "Too many attempts" });
    return;
  }
  next();
}
