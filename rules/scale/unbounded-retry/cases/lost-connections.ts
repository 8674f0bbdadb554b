// case: layer=multi-node file=src/feed/feed.ts
import { open, type Socket } from "@/lib/sockets";

export class Feed {
  private socket: Socket | undefined;

  async connect(): Promise<void> {
    this.socket = await open("wss://feed.example.com");
    this.socket.onState((state: { connection: string }) => this.changed(state));
  }

  private async changed({ connection }: { connection: string }): Promise<void> {
    if (connection === "closed") {
      await this.connect();
      //    ???????????? with each lost connection
    }
  }
}

export class PatientFeed {
  private failures = 0;

  async connect(): Promise<void> {
    const socket = await open("wss://feed.example.com");
    socket.onState((state: { connection: string }) => this.changed(state));
  }

  private changed({ connection }: { connection: string }): void {
    if (connection === "closed") {
      setTimeout(() => this.connect(), Math.random() * 2 ** this.failures++ * 1_000);
    }
  }
}

export async function connectFeed(): Promise<void> {
  const socket = await open("wss://feed.example.com");
  socket.on("close", () => {
    connectFeed();
//  ???????????
  });
}

// A state that asks for a connection is none that has just been lost.
export class Lazy {
  constructor(private state: string) {}

  async send(socket: Socket, text: string): Promise<void> {
    if (this.state === "idle") await this.connect();
    await socket.send(text);
  }

  private async connect(): Promise<void> {
    this.state = "open";
    await open("wss://feed.example.com");
  }
}

// Somebody asks for it, and the state is looked up.
export class Restarts {
  constructor(private readonly feeds: Map<string, { state: string }>) {}

  async restart(name: string): Promise<void> {
    const state = this.feeds.get(name)?.state;
    if (state === "closed") throw new Error("not connected");
    else if (state === "open") await this.connect(name);
  }

  async wake(name: string): Promise<void> {
    const state = this.feeds.get(name)?.state;
    if (state === "closed") await this.connect(name);
  }

  private async connect(name: string): Promise<void> {
    await open(name);
  }
}

// What is opened here is no connection.
export class Desk {
  async changed(ticket: { status: string; state: string }): Promise<void> {
    if (ticket.status === "closed") await this.reopenTicket();
    if (ticket.state === "ended") await this.openFollowUp();
    if (ticket.status === "closed") await this.open();
    if (ticket.state === "lost") this.connected();
    if ([ticket][0]?.state === "lost") await this.connect();
    switch (ticket.status) {
      case "closed":
        await this.open();
    }
  }

  private async reopenTicket(): Promise<void> {
    await open("ticket");
  }

  private async openFollowUp(): Promise<void> {
    await open("follow-up");
  }

  private async open(): Promise<void> {
    await open("desk");
  }

  private async connect(): Promise<void> {
    await open("desk");
  }

  private connected(): void {
    console.log("connected");
  }
}

// A member by the same name as a parameter is none of what was told.
export class Renamed {
  private readonly connection = "closed";

  changed({ connection: told = "open" }: { connection?: string }): void {
    if (this.connection === "closed") void this.connectSocket(told);
    const connection = this.connection;
    if (connection === "closed") void this.connectSocket(told);
  }

  private async connectSocket(name: string): Promise<void> {
    await open(name);
  }
}

export async function connectToDesk(): Promise<void> {
  const socket = await open("wss://desk.example.com");
  socket.on("disconnected", () => {
    connectToDesk();
//  ?????????????
  });
}
