// case: file=src/http/allowance.ts
import { format } from "date-fns";
import type { Request, Response, NextFunction } from "express";
import { plans } from "../billing/plans";

export function exportAllowance() {
  let month = "";
  let exports: { [tenant: string]: number } = {};
  //  ??????? counts in this process only

  return function enforce(req: Request, res: Response, next: NextFunction) {
    const current = format(new Date(), "yyyy-MM");
    if (current !== month) {
      month = current;
      exports = {};
    }
    const tenant = String(req.headers["x-tenant"]);
    const count = (exports[tenant] = (exports[tenant] ?? 0) + 1);
    if (count > plans[tenant].exports) {
      return res.status(402).json({ error: "allowance_exceeded" });
    }
    next();
  };
}
