// case: package=next
// The directive stays first, and the constant gets lines of its own.
//- src/app/actions.ts
"use server";
import { format } from "node:util";
export async function subscribe(email: string): Promise<void> {
  await fetch(format("https://mail.example/%s", email));
//      ^^^^^
}
