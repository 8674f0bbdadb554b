// case: package=express@5,ioredis@5
import { randomBytes } from "node:crypto";
import { Router } from "express";
import type { Redis } from "ioredis";

export function linkRoutes(redis: Redis): Router {
  const router = Router();
  router.get("/link", async (req, res) => {
    const state = randomBytes(16).toString("hex");
    await redis.set(`link:${state}`, String(req.query.user), "EX", 600);
    res.redirect(`https://bank.example/authorize?state=${state}`);
  });
  router.get("/return", async (req, res) => {
    const user = await redis.getdel(`link:${req.query.state}`);
    if (user === null) res.status(400).send("expired");
    else res.redirect("/accounts");
  });
  return router;
}
