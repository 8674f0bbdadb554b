interface Socket {
  on(event: "close", listener: () => void): void;
}
interface Server {
  on(event: "connection", listener: (socket: Socket) => void): void;
}
declare function serve(socket: Socket): { close(): void };

export class Gateway {
  private readonly agents: { close(): void }[] = [];
  //               ^^^^^^ every connection ever made
  private open: { close(): void }[] = [];

  private readonly connected = (socket: Socket): void => {
    const agent = serve(socket);
    this.agents.push(agent);
    this.open.push(agent);
    socket.on("close", () => {
      this.open = this.open.filter((each) => each !== agent);
    });
  };

  start(server: Server): void {
    server.on("connection", this.connected);
  }

  stop(): void {
    for (const agent of this.agents) agent.close();
  }
}

export const gateway = new Gateway();
