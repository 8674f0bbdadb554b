interface WebSocket {
  send(text: string): void;
}
const rooms = new Map<string, Set<WebSocket>>();
//    ^^^^^

export function join(room: string, ws: WebSocket) {
  const members = rooms.get(room) ?? new Set<WebSocket>();
  members.add(ws);
  rooms.set(room, members);
}

export function leave(room: string) {
  rooms.delete(room);
}

export function broadcast(room: string, text: string) {
  rooms.get(room)?.forEach((ws) => {
    ws.send(text);
  });
}
