interface WebSocket {
  send(text: string): void;
  on(name: string, listener: (text: string) => void): void;
}
declare const wss: { on(name: string, listener: (ws: WebSocket) => void): void };

const clients = new Set<WebSocket>();
//    ^^^^^^^

wss.on("connection", (ws) => {
  clients.add(ws);
  ws.on("message", (text) => {
    for (const client of clients) client.send(text);
  });
  ws.on("close", () => {
    clients.delete(ws);
  });
});
