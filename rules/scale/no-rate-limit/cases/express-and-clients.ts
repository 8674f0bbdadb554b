// case: file=src/routes/auth.ts
import axios from "axios";
import { Router } from "express";
import rateLimit from "./limits";
import { forgot, login } from "./controllers";

const router = Router();
router.post("/login", login);
//     ???? how often one caller tries `POST /login`
router.post("/forgot-password", rateLimit({ max: 5 }), forgot);
router.get("/login", login);

/** The other end: we are the caller. */
const client = axios.create({ baseURL: "https://api.example.com", timeout: 5_000 });
export async function signIn(email: string, done: () => void): Promise<void> {
  await client.post("/login", { email });
  await client.post("/login", done);
}
