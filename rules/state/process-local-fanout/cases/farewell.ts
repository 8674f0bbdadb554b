interface WebSocket {
  send(text: string): void;
  close(): void;
}
const sockets = new Set<WebSocket>();

export function add(ws: WebSocket) {
  sockets.add(ws);
}

export function remove(ws: WebSocket) {
  sockets.delete(ws);
}

export function shutdown() {
  for (const ws of sockets) {
    ws.send("bye");
    ws.close();
  }
}
