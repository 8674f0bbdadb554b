// case: file=src/server.ts
import { Hono } from "hono";
import { api } from "./api";
import { limiter } from "./limiter";

const app = new Hono();
app.use("*", limiter());
app.route("/api/v1", api);
export default app;
