/** Starts the stores that the proofs run against: PostgreSQL and Redis of this system, each in a folder of its own. */
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const isRoot = process.getuid?.() === 0;

/** A running store: where its clients find it, and how it ends. */
export async function startPostgres() {
  const bin = postgresFolder() ?? installDebian("postgresql", postgresFolder);
  // PostgreSQL refuses to run as root.
  const owner = isRoot ? identityOf("postgres") : {};
  const folder = mkdtempSync(path.join(tmpdir(), "premise-postgres-"));
  if (isRoot) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, "data");
  const made = spawnSync(path.join(bin, "initdb"), ["-D", data, "-A", "trust", "-U", "premise"], {
    cwd: folder,
    encoding: "utf8",
    ...owner,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
  const port = await freePort();
  const server = spawn(
    path.join(bin, "postgres"),
    // Nothing that a test writes has to survive it.
    ["-D", data, "-p", port, "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"],
    { cwd: folder, stdio: "ignore", ...owner },
  );
  const ready = () =>
    spawnSync(path.join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", port]).status === 0;
  await until(ready, "PostgreSQL");
  return {
    url: `postgres://premise@127.0.0.1:${port}/postgres`,
    stop: () => ended(server, "SIGINT", folder),
  };
}

export async function startRedis() {
  const find = () => programIn(["/usr/bin", "/usr/local/bin"], "redis-server");
  const program = find() ?? installDebian("redis-server", find);
  const folder = mkdtempSync(path.join(tmpdir(), "premise-redis-"));
  const port = await freePort();
  const server = spawn(program, ["--port", port, "--save", "", "--dir", folder], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let log = "";
  server.stdout.on("data", (chunk) => {
    log += chunk;
  });
  await until(() => log.includes("Ready to accept connections"), "Redis");
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => ended(server, "SIGTERM", folder),
  };
}

function postgresFolder() {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  const found = readdirSync(versions)
    .map((version) => path.join(versions, version, "bin"))
    .filter(
      (bin) => existsSync(path.join(bin, "initdb")) && existsSync(path.join(bin, "postgres")),
    );
  return found.at(-1);
}

function programIn(folders, name) {
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Debian's package, where this process may install it. */
function installDebian(name, find) {
  if (!isRoot) throw new Error(`${name} is missing; install Debian's package ${name}`);
  const options = { stdio: ["ignore", "ignore", "inherit"] };
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], options);
  const found = find();
  if (found === undefined) throw new Error(`${name} could not be installed`);
  return found;
}

function identityOf(user) {
  const id = (flag) => Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
}

async function until(isReady, name) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (isReady()) return;
    await sleep(100);
  }
  throw new Error(`${name} did not start within 30 s`);
}

async function ended(server, signal, folder) {
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await exit;
  rmSync(folder, { recursive: true, force: true });
}

/** A folder for the files of SQLite. */
export function sqliteFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "premise-sqlite-"));
  mkdirSync(folder, { recursive: true });
  return { folder, stop: () => rmSync(folder, { recursive: true, force: true }) };
}
