// case: layer=multi-node
interface Socket {
  on(event: string, listener: () => void): void;
}

export class Session {
  private socket?: Socket;

  constructor(private readonly open: () => Promise<Socket>) {}

  async connect(): Promise<void> {
    const socket = await this.open();
    socket.on("close", () => {
      this.connect();
//    ???????????? number of attempts ends that
    });
    this.socket = socket;
  }
}

export class PatientSession {
  private attempts = 0;

  constructor(private readonly open: () => Promise<Socket>) {}

  async connect(): Promise<void> {
    const socket = await this.open();
    socket.on("close", () => {
      if (this.attempts++ < 5) this.connect();
    });
  }
}
