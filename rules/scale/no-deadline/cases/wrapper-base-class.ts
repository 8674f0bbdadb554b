// case: package=next
// Public methods of a base class hand the options on to a private one.
//- src/http/base.ts
import type { z } from "zod";

export interface Options<Input extends z.ZodType, Output extends z.ZodType> {
  readonly inputSchema?: Input;
  readonly outputSchema?: Output;
  readonly signal?: AbortSignal;
}

export abstract class BaseClient {
  protected abstract readonly base: string;

  async get<Input extends z.ZodType, Output extends z.ZodType>(
    path: string,
    options: Options<Input, Output>,
  ): Promise<unknown> {
    return await this.request("GET", path, options);
  }

  private async request<Input extends z.ZodType, Output extends z.ZodType>(
    method: string,
    path: string,
    options: Options<Input, Output>,
  ): Promise<unknown> {
    const signal = options.signal;
    const response = await fetch(new URL(path, this.base), { method, signal });
//                         ^^^^^
    return await response.json();
  }
}
//- src/app/api/route.ts
import { BaseClient } from "../../http/base";

class Users extends BaseClient {
  protected readonly base = "https://users.example";

  async one(id: string): Promise<unknown> {
    return await this.get(id, { outputSchema: undefined });
  }
}

export const one = (id: string) => new Users().one(id);
