// case: file=src/app/api/route.ts package=next
// The project's own function builds the options.
function asJson(body: unknown, signal?: AbortSignal): RequestInit {
  return { method: "POST", body: JSON.stringify(body), signal };
}

const asText = (body: string) => ({ method: "POST", body });

export async function text(body: string): Promise<Response> {
  return await fetch("https://notes.example", asText(body));
//             ^^^^^
}

export async function json(body: string): Promise<Response> {
  return await fetch("https://noteb.example", asJson({ body }));
//             ^^^^^
}

export async function bounded(body: string): Promise<Response> {
  return await fetch("https://notec.example", asJson({ body }, AbortSignal.timeout(1_000)));
}

function withDeadline(init: RequestInit): RequestInit {
  return { ...init, signal: AbortSignal.timeout(1_000) };
}

export async function decorated(body: string): Promise<Response> {
  return await fetch("https://noted.example", withDeadline({ body }));
}
