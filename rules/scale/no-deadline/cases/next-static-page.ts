// case: file=src/app/friends/page.tsx package=next,react
// Built once when the program is deployed: no visitor waits for it.
export default async function Page(): Promise<string> {
  const response = await fetch("https://friends.example/list.json");
  //                     ????? has no deadline
  return await response.text();
}

//- src/app/orders/page.tsx
import { cookies } from "next/headers";

export default async function Orders(): Promise<string> {
  const session = (await cookies()).get("session");
  const response = await fetch(`https://orders.example/list?of=${session?.value}`);
  //                     ^^^^^ has no deadline
  return await response.text();
}
