interface Socket {
  on(event: "close", listener: () => void): void;
}

const sockets = new Map<string, Socket>();

export function connected(userId: string, socket: Socket): void {
  sockets.set(userId, socket);
  socket.on("close", () => sockets.delete(userId));
}
