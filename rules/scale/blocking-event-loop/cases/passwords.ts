// case: layer=multi-node file=src/passwords.ts
import { pbkdf2Sync, scryptSync } from "node:crypto";

export function isRight(password: string, salt: string, expected: string): boolean {
  return pbkdf2Sync(password, salt, 310_000, 32, "sha256").toString("hex") === expected;
//       ?????????? of this process is answered
}

// A key that is made once of a setting.
export function keyOf(setting: string): Buffer {
  return scryptSync(setting, "salt", 32);
}
