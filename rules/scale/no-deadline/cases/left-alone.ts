// case: file=src/app/api/route.ts package=next,axios@1
// Nobody waits for these, and their failures are caught: a late answer holds nobody.
import axios from "axios";

async function track(event: string): Promise<void> {
  try {
    await fetch("https://events.example/track", { method: "POST", body: event });
  } catch {
    // The next one may arrive.
  }
}

async function welcome(address: string): Promise<void> {
  await fetch("https://mail.example/welcome", { method: "POST", body: address });
}

async function count(event: string): Promise<void> {
  await axios.post("https://counts.example", { event });
//      ^^^^^^^^^^ and 1 more call
}

async function counted(event: string): Promise<void> {
  await axios.post("https://counts.example", { event });
}

async function forgotten(event: string): Promise<void> {
  await axios.put("https://counts.example", { event }).catch(() => undefined);
//      ????????? for ever
}

export async function POST(request: Request): Promise<Response> {
  const address = await request.text();
  void track("signup");
  welcome(address).catch((error: unknown) => console.error(error));
  void forgotten("signup");
  void counted("signup");
  await count("signup");
  return new Response();
}
//- src/app/api/twice/route.ts
// One of the callers waits.
async function notify(address: string): Promise<void> {
  try {
    await fetch("https://mail.example/notice", { method: "POST", body: address });
//        ^^^^^
  } catch {
    // Best effort.
  }
}

export async function PUT(request: Request): Promise<Response> {
  void notify("desk@shop.example");
  await notify(await request.text());
  return new Response();
}
