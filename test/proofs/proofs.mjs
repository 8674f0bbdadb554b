/** Each case's example breaks where it runs, and its repaired form holds. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sqliteFolder, startPostgres, startRedis } from "./engines.mjs";
import { loadBoth } from "./repaired.mjs";

const cases = fileURLToPath(new URL("cases", import.meta.url));
const filter = process.env.PREMISE_PROOF ?? "";
const names = readdirSync(cases).filter((name) => name.includes(filter));
/** A race is lost now and then, so the broken form gets several tries; the repaired one must hold in as many. */
const ROUNDS = 20;

const STARTS = { postgres: startPostgres, redis: startRedis, sqlite: sqliteFolder };
const engines = {};
after(async () => {
  for (const engine of Object.values(engines)) await engine.stop();
});

/** Each store starts when the first case needs it; the examples connect to it as services do. */
async function started(needs) {
  for (const name of needs) engines[name] ??= await STARTS[name]();
  process.env.DATABASE_URL = engines.postgres?.url;
  process.env.REDIS_URL = engines.redis?.url;
  process.env.SQLITE_FOLDER = engines.sqlite?.folder;
  return engines;
}

// One case after the other: they are about what happens at the same time.
for (const name of names) {
  const folder = path.join(cases, name);
  describe(name, async () => {
    const proof = await import(pathToFileURL(path.join(folder, "proof.mjs")).href);
    const rounds = proof.rounds ?? ROUNDS;
    let modules;
    let world;
    before(async () => {
      const work = path.join(process.env.PREMISE_PROOFS, "cases", name);
      // The clients lie beside the laid out examples.
      const require = createRequire(path.join(work, "proof.js"));
      world = await proof.open({ ...(await started(proof.needs ?? [])), require });
      modules = await loadBoth(path.join(folder, "example"), { ...proof, work });
    });
    after(async () => {
      for (const module of Object.values(modules ?? {})) await module.close?.();
      await world?.close?.();
    });
    it("breaks as it is", async () => {
      const seen = [];
      for (let round = 0; round < rounds; round += 1) {
        seen.push(await proof.run(modules.before, world));
        if (seen.at(-1) !== undefined) return;
      }
      assert.fail(`held ${seen.length} times`);
    });
    it("holds when repaired", async () => {
      for (let round = 0; round < rounds; round += 1)
        assert.equal(await proof.run(modules.after, world), undefined);
    });
  });
}
