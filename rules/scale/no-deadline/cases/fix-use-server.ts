// case: package=next
// The directive stays first.
//- src/app/actions.ts
"use server";

export async function subscribe(email: string): Promise<void> {
  await fetch("https://mail.example/subscribers", { method: "POST", body: email });
//      ^^^^^
}
