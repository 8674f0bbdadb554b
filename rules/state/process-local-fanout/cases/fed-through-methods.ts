// case: package=ioredis@5
import Redis from "ioredis";

interface Stream {
  write(text: string): void;
}

export class Streamer {
  private readonly clients = new Map<string, Stream>();

  add(id: string, stream: Stream) {
    this.clients.set(id, stream);
  }

  private write(id: string, text: string) {
    this.clients.get(id)?.write(text);
  }

  remove(id: string) {
    this.clients.get(id)?.write("bye");
    this.clients.delete(id);
  }

  start() {
    setInterval(() => {
      for (const id of this.clients.keys()) this.write(id, ":alive");
    }, 30_000);
  }

  token(id: string, text: string) {
    this.write(id, `token: ${text}`);
  }
}

export const streamer = new Streamer();

const subscriber = new Redis({ commandTimeout: 5_000 });

function receive(message: string) {
  const { id, text } = JSON.parse(message);
  streamer.token(id, text);
}

subscriber.on("message", (_channel, message) => receive(message));
