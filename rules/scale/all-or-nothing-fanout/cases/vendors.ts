// case: layer=multi-node
//- src/quotes.ts
const VENDORS = ["north", "south", "west"] as const;

async function quoteOf(vendor: string, code: string): Promise<number> {
  const answer = await fetch(`https://${vendor}.example/quotes/${code}`, { signal: AbortSignal.timeout(900) });
  if (!answer.ok) throw new Error(`${vendor} answered ${answer.status}`);
  return Number(await answer.text());
}

export async function best(code: string): Promise<number> {
  const quotes = await Promise.all(VENDORS.map((vendor) => quoteOf(vendor, code)));
  //                   ??????????? what the others gave is lost with it
  return Math.min(...quotes);
}

export async function bestThere(code: string): Promise<number> {
  const quotes = await Promise.all(VENDORS.map((vendor) => quoteOf(vendor, code).catch(() => Infinity)));
  return Math.min(...quotes);
}

// All of these are needed.
export async function total(codes: string[]): Promise<number> {
  const all = await Promise.all(codes.map((code) => quoteOf("north", code)));
  return all.reduce((sum, each) => sum + each, 0);
}
//- src/board.ts
async function panel(name: string, tenant: string): Promise<unknown> {
  const answer = await fetch(`http://${name}.internal/${tenant}`, { signal: AbortSignal.timeout(900) });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
  return answer.json();
}

export async function board(tenant: string): Promise<unknown> {
  const [sales, visits, weather] = await Promise.all([
    //                                   ??????????? is down takes the answers
    panel("sales", tenant),
    panel("visits", tenant),
    panel("weather", tenant),
  ]);
  return { sales, visits, weather };
}

export async function both(tenant: string): Promise<unknown> {
  const [sales, visits] = await Promise.all([panel("sales", tenant), panel("visits", tenant)]);
  return { sales, visits };
}

const title = (name: string): Promise<string> => Promise.resolve(name);

export async function titles(): Promise<string[]> {
  return Promise.all([title("sales"), title("visits"), title("weather")]);
}
