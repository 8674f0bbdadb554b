// case: package=next
//- src/app/actions.ts
"use server";

export async function subscribe(email: string): Promise<void> {
  await fetch("https://mail.example/subscribers", { method: "POST", body: email });
//      ^^^^^
}
