// case: file=src/app/api/route.ts package=next
// One report inside the wrapper, none at its calls.
const api = {
  call: (path: string) => fetch(`https://api.example/${path}`),
//                        ^^^^^
};

export const orders = (): Promise<Response> => api.call("orders");
export const users = (): Promise<Response> => api.call("users");
