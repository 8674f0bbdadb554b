// case: file=src/http/report.ts
import type { Request, Response } from "express";

export function report(req: Request, res: Response) {
  const counts: { [word: string]: number } = {};
  const today = new Date().toISOString().slice(0, 10);
  const visit = (word: string): boolean => {
    const count = (counts[word] = (counts[word] ?? 0) + 1);
    return count <= 3;
  };
  res.json({ today, words: String(req.query.words).split(",").filter(visit) });
}
