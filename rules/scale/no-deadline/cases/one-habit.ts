// case: package=next,axios@1
// The default client all over a package is one habit, said once where it is in use; few places stand for themselves.
//- src/app/api/route.ts
import { first } from "../../first";
import { fourth } from "../../fourth";
import { second } from "../../second";
import { third } from "../../third";

export const GET = async (): Promise<unknown> => [
  await first(),
  await second(),
  await third(),
  await fourth(),
];
//- src/first.ts
import axios from "axios";

export async function first(): Promise<unknown> {
  return await axios.get("https://first.example");
  //           ^^^^^^^^^ and 3 more calls
}
//- src/second.ts
import axios from "axios";

export async function second(): Promise<unknown> {
  return await axios.get("https://second.example");
}
//- src/third.ts
import axios from "axios";

export async function third(): Promise<unknown> {
  return await axios.post("https://third.example", {});
}
//- src/fourth.ts
import axios from "axios";

export async function fourth(): Promise<unknown> {
  await axios.get("https://fourth.example", { timeout: 1_000 });
  return await axios.get("https://fourth.example");
}
