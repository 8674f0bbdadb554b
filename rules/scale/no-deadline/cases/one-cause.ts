// case: file=src/app/api/route.ts package=next,@octokit/rest@20,axios@1
// One client in one class is one finding, and so are requests to one address.
import axios from "axios";

export class Bot {
  async dead(): Promise<void> {
    await axios.post("https://bot.example/dead", {});
  }

  async send(text: string): Promise<void> {
    await axios.post("https://bot.example/send", { text });
//        ^^^^^^^^^^ and 2 more calls
  }

  async read(): Promise<unknown> {
    return await axios.get("https://bot.example/read");
  }

  async bounded(): Promise<unknown> {
    return await axios.get("https://bot.example/read", { timeout: 1_000 });
  }
}

export class Other {
  async read(): Promise<unknown> {
    return await axios.get("https://bot.example/read");
//               ^^^^^^^^^ holds this call for ever
  }
}

const bot = new Bot();
const other = new Other();
export const GET = async (): Promise<unknown> => [
  await bot.send("hello"),
  await bot.read(),
  await bot.bounded(),
  await other.read(),
];
//- src/rates.ts
// Two requests to one service, and one to another.
const BASE = "https://rates.example";

export async function rate(currency: string): Promise<Response> {
  return await fetch(`${BASE}/${currency}`);
//             ^^^^^ and 1 more call
}

export async function rates(): Promise<Response> {
  return await fetch(BASE + "/all");
}

export async function tax(country: string): Promise<Response> {
  return await fetch(`https://tax.example/${country}`);
//             ^^^^^ holds this call
}
//- src/hooks.ts
// The same held address in several functions; what callers hand in may be anything.
export async function opened(settings: { url: string }): Promise<Response> {
  const url = new URL(settings.url).href;
  return await fetch(url, { method: "POST" });
//             ^^^^^ and 1 more call
}

export async function closed(settings: { url: string }): Promise<Response> {
  const url = `${settings.url}/closed`;
  return await fetch(url, { method: "PUT" });
}

export async function one(address: string): Promise<Response> {
  return await fetch(address);
//             ^^^^^ holds this call
}

export async function other(address: string): Promise<Response> {
  return await fetch(address, { method: "POST" });
//             ^^^^^ holds this call
}
//- src/repositories.ts
// A client of many resources: its own options bound its calls, wherever they stand.
import { Octokit } from "@octokit/rest";

export class Repositories {
  private readonly octokit = new Octokit({ auth: "token" });

  async first(owner: string, repo: string): Promise<unknown> {
    return await this.octokit.rest.repos.get({ owner, repo });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ and 1 more call
  }

  async second(owner: string, repo: string): Promise<unknown> {
    return await this.octokit.rest.repos.listBranches({ owner, repo });
  }
}

export class Bounded {
  private readonly octokit = new Octokit({ request: { signal: AbortSignal.timeout(5_000) } });

  async first(owner: string, repo: string): Promise<unknown> {
    return await this.octokit.rest.repos.get({ owner, repo });
  }
}
//- src/app/api/all/route.ts
import { closed, one, opened, other } from "../../../hooks";
import { rate, rates, tax } from "../../../rates";
import { Bounded, Repositories } from "../../../repositories";

export async function GET(): Promise<unknown> {
  const repositories = new Repositories();
  const bounded = new Bounded();
  return [
    await rate("EUR"),
    await rates(),
    await tax("AT"),
    await opened({ url: "https://a.example" }),
    await closed({ url: "https://a.example" }),
    await one("https://b.example"),
    await other("https://c.example"),
    await repositories.first("a", "b"),
    await repositories.second("a", "b"),
    await bounded.first("a", "b"),
  ];
}
