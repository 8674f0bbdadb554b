// case: file=src/link/bank-routes.ts
import { randomBytes } from "node:crypto";
import { Router } from "express";
import { exchange } from "../bank/client";
import { accounts } from "../accounts";

export function bankRoutes(): Router {
  const router = Router();
  const waiting = new Map<string, { userId: string; verifier: string }>();
  //    ??????? left by one request for the next

  router.get("/link", (req, res) => {
    const state = randomBytes(16).toString("hex");
    const verifier = randomBytes(32).toString("hex");
    waiting.set(state, { userId: req.query.user as string, verifier });
    res.redirect(`https://bank.example/authorize?state=${state}`);
  });

  router.get("/return", async (req, res) => {
    const entry = waiting.get(req.query.state as string);
    if (!entry) {
      res.status(400).send("expired");
      return;
    }
    waiting.delete(req.query.state as string);
    await accounts.link(entry.userId, await exchange(req.query.code as string, entry.verifier));
    res.redirect("/accounts");
  });

  return router;
}
