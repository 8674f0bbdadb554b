// case: layer=multi-node file=src/feed/everything.ts
// What waits in a function of this length is not looked for, so nothing is asked.
import { open } from "@/lib/sockets";

export class Everything {
  async changed(event: string): Promise<void> {
    switch (event) {
      case "close":
        setTimeout(async () => {
          await this.connect();
        }, 5_000);
        break;
      case "step-0": {
        const told = await open("wss://feed.example.com/steps/0/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 0", state.connection));
        break;
      }
      case "step-1": {
        const told = await open("wss://feed.example.com/steps/1/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 1", state.connection));
        break;
      }
      case "step-2": {
        const told = await open("wss://feed.example.com/steps/2/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 2", state.connection));
        break;
      }
      case "step-3": {
        const told = await open("wss://feed.example.com/steps/3/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 3", state.connection));
        break;
      }
      case "step-4": {
        const told = await open("wss://feed.example.com/steps/4/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 4", state.connection));
        break;
      }
      case "step-5": {
        const told = await open("wss://feed.example.com/steps/5/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 5", state.connection));
        break;
      }
      case "step-6": {
        const told = await open("wss://feed.example.com/steps/6/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 6", state.connection));
        break;
      }
      case "step-7": {
        const told = await open("wss://feed.example.com/steps/7/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 7", state.connection));
        break;
      }
      case "step-8": {
        const told = await open("wss://feed.example.com/steps/8/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 8", state.connection));
        break;
      }
      case "step-9": {
        const told = await open("wss://feed.example.com/steps/9/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 9", state.connection));
        break;
      }
      case "step-10": {
        const told = await open("wss://feed.example.com/steps/10/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 10", state.connection));
        break;
      }
      case "step-11": {
        const told = await open("wss://feed.example.com/steps/11/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 11", state.connection));
        break;
      }
      case "step-12": {
        const told = await open("wss://feed.example.com/steps/12/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 12", state.connection));
        break;
      }
      case "step-13": {
        const told = await open("wss://feed.example.com/steps/13/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 13", state.connection));
        break;
      }
      case "step-14": {
        const told = await open("wss://feed.example.com/steps/14/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 14", state.connection));
        break;
      }
      case "step-15": {
        const told = await open("wss://feed.example.com/steps/15/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 15", state.connection));
        break;
      }
      case "step-16": {
        const told = await open("wss://feed.example.com/steps/16/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 16", state.connection));
        break;
      }
      case "step-17": {
        const told = await open("wss://feed.example.com/steps/17/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 17", state.connection));
        break;
      }
      case "step-18": {
        const told = await open("wss://feed.example.com/steps/18/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 18", state.connection));
        break;
      }
      case "step-19": {
        const told = await open("wss://feed.example.com/steps/19/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 19", state.connection));
        break;
      }
      case "step-20": {
        const told = await open("wss://feed.example.com/steps/20/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 20", state.connection));
        break;
      }
      case "step-21": {
        const told = await open("wss://feed.example.com/steps/21/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 21", state.connection));
        break;
      }
      case "step-22": {
        const told = await open("wss://feed.example.com/steps/22/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 22", state.connection));
        break;
      }
      case "step-23": {
        const told = await open("wss://feed.example.com/steps/23/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 23", state.connection));
        break;
      }
      case "step-24": {
        const told = await open("wss://feed.example.com/steps/24/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 24", state.connection));
        break;
      }
      case "step-25": {
        const told = await open("wss://feed.example.com/steps/25/of/a/handler/that/does/everything/itself");
        told.onState((state: { connection: string }) => console.log("step 25", state.connection));
        break;
      }
    }
  }

  async lost(socket: { on(event: string, listener: () => void): void }): Promise<void> {
    socket.on("close", () => {
      setTimeout(() => this.connect(), 5_000);
    });
  }

  private async connect(): Promise<void> {
    await open("wss://feed.example.com");
  }
}
