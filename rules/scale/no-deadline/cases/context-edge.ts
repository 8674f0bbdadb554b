// case: package=next
// An edge runtime ends what takes too long, so the call is a question.
//- src/middleware.ts
export async function middleware(): Promise<Response> {
  return await fetch("https://flags.example/all");
//             ?????
}
