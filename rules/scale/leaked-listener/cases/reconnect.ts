// case: layer=multi-node
// Errors come in crowds: each starts one more reconnect, unless one of them is known.
import { setTimeout } from "node:timers/promises";
import { Feed } from "@/feed";

export class Watch {
  private isWaiting = false;
  constructor(private readonly feed: Feed) {
    this.feed.on("error", this.onError.bind(this));
  }

  private async onError(): Promise<void> {
    await setTimeout(1_000);
    //    ?????????? Each error starts one more wait
    await this.feed.start();
  }
}

export class Careful {
  private reconnecting = false;
  constructor(private readonly feed: Feed) {
    this.feed.on("error", this.onError.bind(this));
  }

  private async onError(): Promise<void> {
    if (this.reconnecting) return;
    this.reconnecting = true;
    await setTimeout(1_000);
    await this.feed.start();
    this.reconnecting = false;
  }
}
