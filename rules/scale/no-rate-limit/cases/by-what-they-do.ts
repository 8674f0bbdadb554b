// case: layer=multi-node
import { compare } from "bcryptjs";
import { Hono } from "hono";
import { mail } from "../lib/mail";
import { createToken } from "../lib/tokens";
import { users } from "../users";

export const session = new Hono();

session.post("/", async (c) => {
//      ???? caller tries at `POST /`
  const { email, password } = await c.req.json();
  const user = await users.byEmail(email);
  if (!(await compare(password, user.passwordHash))) return c.json({ error: "no" }, 401);
  return c.json({ token: user.id });
});

session.post("/again", async (c) => {
//      ???? caller sends by `POST /again`
  const { email } = await c.req.json();
  await mail.send({ to: email, template: "again", token: await createToken(email) });
  return c.json({ ok: true });
});
