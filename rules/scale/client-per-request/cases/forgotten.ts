// case: layer=multi-node file=src/records.ts package=typeorm@0.3
import { DataSource } from "typeorm";
import { options } from "./settings";

export class Records {
  private async source(): Promise<DataSource> {
    const source = new DataSource(options);
    await source.initialize();
    return source;
  }

  async prepare(): Promise<void> {
    const source = await this.source();
//                       ??????????? this one never does
    await source.query("create table if not exists record (key text)");
  }

  async count(): Promise<number> {
    const source = await this.source();
    try {
      return (await source.query("select 1")).length;
    } finally {
      await source.destroy();
    }
  }
}

// Nobody closes: one for all, as far as anybody can tell.
export class Shared {
  private async source(): Promise<DataSource> {
    return new DataSource(options).initialize();
  }

  async count(): Promise<number> {
    const source = await this.source();
    return (await source.query("select 1")).length;
  }
}

// The program's own connection lives as long as it does.
export class Server {
  private async source(): Promise<DataSource> {
    const source = new DataSource(options);
    await source.initialize();
    return source;
  }

  async main(): Promise<void> {
    const source = await this.source();
    await source.query("listen records");
  }

  async count(): Promise<number> {
    const source = await this.source();
    try {
      return (await source.query("select 1")).length;
    } finally {
      await source.destroy();
    }
  }
}
