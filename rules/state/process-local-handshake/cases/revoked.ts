// case: layer=multi-node file=src/session.ts
import Router from "@koa/router";
import { claimsOf } from "@/lib";

const revokedTokens = new Set<string>();
//    ^^^^^^^^^^^^^

export const authenticated = async (ctx: any, next: () => Promise<void>): Promise<void> => {
  const claims = claimsOf(ctx);
  if (revokedTokens.has(claims.jti)) ctx.throw(401, "token revoked");
  await next();
};

export const router = new Router();

router.delete("/session", authenticated, async (ctx: any) => {
  revokedTokens.add(ctx.state.claims.jti);
  ctx.status = 204;
});
