// case: file=src/app/api/route.ts package=next
// Addresses that do not leave the host, or name data and files.
const API = "/api/v3";
const LOCAL = "http://localhost:3000";

export async function own(id: string): Promise<Response[]> {
  return [
    await fetch("/api/orders"),
    await fetch(`/api/orders/${id}`),
    await fetch("./orders.json"),
    await fetch("../orders.json"),
    await fetch("/api/" + id),
    await fetch(`${API}/orders`),
    await fetch(API + "/users"),
    await fetch("data:text/plain,hello"),
    await fetch("blob:https://app.example/1"),
    await fetch("http://localhost:9000/health"),
    await fetch("http://127.0.0.1:9000/health"),
    await fetch(`${LOCAL}/health`),
    await fetch(new URL(`${LOCAL}/health`)),
    await fetch(new URL("./font.ttf", import.meta.url)),
  ];
}

export async function remote(host: string): Promise<Response[]> {
  return [
    await fetch("//cdn.example/orders.json"),
//        ^^^^^
    await fetch("http://localhost.example/"),
//        ^^^^^
    await fetch(new URL("/orders", host)),
//        ^^^^^
    await fetch(`${host}/orders`),
//        ^^^^^
  ];
}
