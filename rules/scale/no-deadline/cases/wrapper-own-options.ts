// case: package=node-fetch@2
// The wrapper's options are a type of its own without a limit, so none of its callers gives one.
import fetch from "node-fetch";

interface Payload {
  method: string;
  body?: string;
}

async function send(url: string, payload: Payload): Promise<unknown> {
  const response = await fetch(url, payload);
  //                     ^^^^^
  return await response.json();
}

export async function merge(id: string): Promise<unknown> {
  return await send(`https://code.example/merges/${id}`, { method: "POST" });
}
