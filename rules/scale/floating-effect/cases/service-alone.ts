// case: layer=multi-node file=src/auth/auth.service.ts
import { AccountService } from "./account.service";

export class AuthService {
  constructor(private readonly accountService: AccountService) {}

  async changePassword(id: string, hash: string): Promise<void> {
    const account = await this.accountService.find(id);
    if (account === undefined) throw new Error("unknown");
    this.accountService.setPassword(id, hash);
  //??????????????????????????????? Nobody waits
  }

  // Nothing here waits for the owner, so it may answer at once.
  async mark(id: string): Promise<void> {
    this.registry.add(id);
    this.accountService.get(id);
  }

  private readonly registry = new Set<string>();
}
