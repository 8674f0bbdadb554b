// case:
// The one who calls the function by the option that it is races each call, some hands away.
//- src/service.ts
export class LedgerClient {
  async isUp(): Promise<boolean> {
    const response = await fetch("https://ledger.example/status", { method: "HEAD" });
    return response.ok;
  }
}

export class Ledger {
  readonly #client = new LedgerClient();

  async isUp(): Promise<boolean> {
    return await this.#client.isUp();
  }
}

//- src/checks.ts
import { Ledger } from "./service";

export interface Check {
  readonly name: string;
  readonly look: () => Promise<boolean>;
  readonly patience: number;
}

export function ledgerCheck(): Check {
  return { name: "ledger", patience: 2_000, look: async () => await new Ledger().isUp() };
}

async function run(check: Check): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(check.name)), check.patience);
  });
  try {
    return await Promise.race([check.look(), late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function runAll(): Promise<boolean[]> {
  return await Promise.all([ledgerCheck()].map(run));
}

//- src/app/api/ready/route.ts
import { runAll } from "../../../checks";

export async function GET(): Promise<Response> {
  return Response.json(await runAll());
}
//- src/unraced.ts
// Another table of checks is gone through without a race.
export interface Probe {
  readonly title: string;
  readonly reach: () => Promise<boolean>;
}

export function shopProbe(): Probe {
  return {
    title: "shop",
    reach: async () => (await fetch("https://shop.example/status", { method: "HEAD" })).ok,
    //                        ^^^^^
  };
}

export async function reachAll(probes: readonly Probe[]): Promise<boolean[]> {
  const found: boolean[] = [];
  for (const probe of probes) found.push(await probe.reach());
  return found;
}
//- src/app/api/reach/route.ts
import { reachAll, shopProbe } from "../../../unraced";

export async function GET(): Promise<Response> {
  return Response.json(await reachAll([shopProbe()]));
}
