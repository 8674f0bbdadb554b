// case: file=src/app/api/route.ts package=next
// Branches that production never takes.
declare const process: { readonly env: Record<string, string | undefined> };
const isDevelopment = process.env.NODE_ENV !== "production";

export async function probe(): Promise<void> {
  if (process.env.NODE_ENV === "development") await fetch("https://tools.example/ready");
  if (isDevelopment) {
    await fetch("https://tools.example/ready");
  }
  const response = isDevelopment ? await fetch("https://tools.example/ready") : undefined;
  if (response?.ok) return;
  if (process.env.NODE_ENV !== "production") await fetch("https://tools.example/start");
  if (process.env.NODE_ENV === "production") return;
  await fetch("https://tools.example/last");
}

export async function live(): Promise<void> {
  if (isDevelopment) return;
  await fetch("https://live.example/ready");
//      ^^^^^
}

export async function other(): Promise<void> {
  if (process.env.NODE_ENV !== "development") await fetch("https://livb.example/ready");
//                                                  ^^^^^
}
