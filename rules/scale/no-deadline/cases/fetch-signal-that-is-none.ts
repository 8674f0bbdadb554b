// case: file=src/app/api/route.ts package=next
// The word `signal` is there, a signal is not.
export async function send(number: string, text: string): Promise<Response> {
  return await fetch(`https://sms.example/${number}`, {
//             ^^^^^
    method: "POST",
    body: text,
    signal: undefined,
  });
}

export async function sendAgain(number: string): Promise<Response> {
  return await fetch(`https://smb.example/${number}`, { method: "POST", signal: null });
//             ^^^^^
}

const none = undefined;

export async function status(number: string): Promise<Response> {
  return await fetch(`https://smc.example/${number}`, { signal: none });
//             ^^^^^
}

export async function forward(number: string): Promise<Response> {
  return await fetch(`https://smd.example/${number}`, { body: JSON.stringify({ timeout: 5000, signal: "x" }) });
//             ^^^^^
}
