/** Where values are kept between runs, and who may have put them there. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import {
  cacheFolder,
  isInsideCheckout,
  keep,
  readKept,
} from "../../server/analysis/workspace/kept.ts";

function scratch(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), "premise-kept-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("each operating system has its own place, and an absolute one", () => {
  const rest = { HOME: "/home/ana" };
  assert.equal(cacheFolder(rest, "linux"), "/home/ana/.cache/premise");
  assert.equal(cacheFolder({ ...rest, XDG_CACHE_HOME: "/c" }, "linux"), "/c/premise");
  assert.equal(cacheFolder({ ...rest, XDG_CACHE_HOME: "c" }, "linux"), undefined);
  assert.equal(cacheFolder(rest, "darwin"), "/home/ana/Library/Caches/premise");
  assert.equal(cacheFolder({}, "win32"), undefined);
});

test("what was kept is read again, by its owner alone", {
  skip: process.getuid === undefined && "owners are a matter of POSIX",
}, (context) => {
  const folder = path.join(scratch(context), "premise");
  assert.equal(readKept(folder, "a"), undefined);
  keep(folder, "a", "one");
  keep(folder, "a", "two");
  assert.equal(readKept(folder, "a")?.toString(), "two");
  assert.deepEqual(readdirSync(folder), ["a"]);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(path.join(folder, "a")).mode & 0o777, 0o600);
  // Anybody could have put a file there.
  chmodSync(folder, 0o777);
  assert.equal(readKept(folder, "a"), undefined);
  keep(folder, "b", "three");
  assert.equal(existsSync(path.join(folder, "b")), false);
});

test("a folder that cannot be made keeps nothing and harms nobody", (context) => {
  const folder = scratch(context);
  keep(folder, "file", "");
  keep(path.join(folder, "file", "below"), "a", "one");
  assert.equal(readKept(path.join(folder, "file", "below"), "a"), undefined);
});

test("a folder that a repository could have brought along is not used", (context) => {
  const root = scratch(context);
  const folder = path.join(root, "home/.cache/premise");
  assert.equal(isInsideCheckout(folder, []), false);
  assert.equal(isInsideCheckout(folder, [path.join(root, "home/other")]), false);
  assert.equal(isInsideCheckout(folder, [path.join(root, "home")]), true);
  mkdirSync(path.join(root, "home/.git"), { recursive: true });
  assert.equal(isInsideCheckout(folder, []), true, "a home that is a checkout");
  const link = path.join(root, "link");
  symlinkSync(path.join(root, "home"), link);
  assert.equal(isInsideCheckout(path.join(link, ".cache/premise"), []), true, "behind a link");
});

test("files of others stay, however old", (context) => {
  const folder = scratch(context);
  const own = `${"n".repeat(32)}.json`;
  for (const name of ["notes.txt", own]) {
    writeFileSync(path.join(folder, name), "");
    utimesSync(path.join(folder, name), 1, 1);
  }
  keep(folder, "code-1.bin", "");
  assert.deepEqual(readdirSync(folder).sort(), ["code-1.bin", "notes.txt"]);
});

test("old files go, and of many the oldest", (context) => {
  const folder = scratch(context);
  chmodSync(folder, 0o700);
  const day = 24 * 60 * 60;
  const now = Date.now() / 1000;
  const name = (index: number): string => `code-${index}.bin`;
  for (let index = 0; index < 70; index++) {
    keep(folder, name(index), "");
    utimesSync(path.join(folder, name(index)), now - 100 + index, now - 100 + index);
  }
  utimesSync(path.join(folder, name(69)), now - 31 * day, now - 31 * day);
  keep(folder, "code-last.bin", "");
  const left = readdirSync(folder);
  assert.equal(left.length, 60);
  assert.ok(left.includes("code-last.bin") && left.includes(name(68)));
  assert.ok(!left.includes(name(0)) && !left.includes(name(69)));
});
