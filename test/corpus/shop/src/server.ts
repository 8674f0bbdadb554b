/** A small shop: signing in by code, a limit of attempts, and a nightly reminder. */
import express from "express";
import { limitAttempts } from "./limit.js";
import { startReminders } from "./reminders.js";
import { callback, signIn } from "./sign-in.js";

const app = express();
app.use(express.json());
app.post("/sign-in", limitAttempts, signIn);
app.get("/callback", callback);
app.get("/health", (_request, response) => {
  response.json({ ok: true });
});

startReminders();
const server = app.listen(3000);
process.on("SIGTERM", () => server.close());
