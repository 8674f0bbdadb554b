// case: layer=multi-node file=src/auth/auth.service.ts
import { AccountService } from "./account.service";
import { NoteService } from "./note.service";

export class AuthService {
  constructor(
    private readonly accountService: AccountService,
    private readonly noteService: NoteService,
    private readonly scoreStore: any,
  ) {}

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

  // It may throw at once, and its type is nothing that anybody left out.
  async note(id: string): Promise<void> {
    try {
      this.scoreStore.saveScore(id);
    } catch (error) {
      console.error(error);
    }
  }

  async forget(id: string): Promise<void> {
    try {
      this.noteService.removeAll(id);
    //?????????????????????????? Nobody waits
    } catch (error) {
      console.error(error);
    }
  }

  private readonly registry = new Set<string>();
}
