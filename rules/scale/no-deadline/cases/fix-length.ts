// case: package=axios@1
import axios from "axios";

export async function media(url: string): Promise<Buffer> {
  const config = { responseType: "arraybuffer" as const };
  const response = await axios.get(url, config);
  //                     ^^^^^^^^^
  return Buffer.from(response.data, "binary");
}

export async function download(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  //                     ^^^^^
  return response.arrayBuffer();
}

// What flows on is cut by a deadline of the whole call: no edit is offered.
export async function relay(url: string): Promise<Response> {
  const upstream = await fetch(url);
  //                     ????? `fetch` has no deadline
  return new Response(upstream.body);
}

export async function parts(url: string): Promise<unknown> {
  const { body, headers } = await fetch(url);
  //                              ^^^^^ `fetch` has no deadline
  return { body, headers };
}
