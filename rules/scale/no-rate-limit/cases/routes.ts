// case: file=src/server.ts
import { Hono } from "hono";
import { api } from "./api";
import { auth } from "./auth";

const app = new Hono();
app.route("/api/auth", auth);
//        ??????????? how often one caller uses `/api/auth`
app.route("/api/v1", api);
export default app;
