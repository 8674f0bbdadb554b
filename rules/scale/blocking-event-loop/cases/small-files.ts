// case: layer=multi-node file=src/app/api/orders/route.ts package=next
import { readdirSync, readFileSync, rmSync } from "node:fs";

// One small file is read in a moment; many of them, and whole folders, are not.
export async function GET(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  const one = readFileSync(`orders/${name}`);
  const all = readdirSync("orders").map((each) => readFileSync(`orders/${each}`, "utf8"));
  //                                              ????????????
  void rmSync(`cache/${name}`, { recursive: true });
  //   ??????
  return Response.json({ one: one.toString(), all });
}
