// case: package=next
// The constant stands below the file's own comment and above the one of the function.
//- src/app/api/route.ts
/*
 * Copyright the authors.
 */

/** Sends a letter. */
export async function send(text: string): Promise<void> {
  await fetch("https://mail.example/letters", { method: "POST", body: text });
//      ^^^^^
}
