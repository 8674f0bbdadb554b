// case: package=next
// An edge runtime ends what takes too long, so nobody asks.
//- src/middleware.ts
export async function middleware(): Promise<Response> {
  return await fetch("https://flags.example/all");
}
