// case: file=src/app/api/route.ts package=next
// What a closure does is judged wherever it goes; a timeout that the receiver is told does not reach a fetch of its own.
import { asyncHandler, provider } from "@acme/web";

export const orders = asyncHandler(async (request: Request) => {
  return await fetch(`https://orders.example/${request.url}`);
//             ^^^^^
});

export const login = provider({
  httpOptions: { timeout: 3_000 },
  userinfo: {
    async request(token: string): Promise<unknown> {
      const response = await fetch("https://login.example/user", { headers: { authorization: token } });
//                           ^^^^^
      return await response.json();
    },
  },
});
