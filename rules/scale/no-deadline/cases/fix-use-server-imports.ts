// case: package=next
//- src/app/actions.ts
"use server";
import { format } from "node:util";
export async function subscribe(email: string): Promise<void> {
  await fetch(format("https://mail.example/%s", email));
//      ^^^^^
}
