/** Reads which commit is checked out and where the repository is hosted from git's own files, without git. */
import { bytesOf, kindAt, statBeforeReading } from "./disk.ts";
import { joinPath } from "./paths.ts";

/** Bytes; git writes far smaller ones, except for a list of very many references. */
const LARGEST = 8 * 1024 * 1024;

export interface RepositoryOrigin {
  /** 40 hexadecimal digits; absent before the first commit. */
  readonly commit?: string;
  /** The URL of `origin`, or of the only remote. */
  readonly remote?: string;
}

export function readOrigin(repositoryRoot: string): RepositoryOrigin {
  const folder = gitFolder(repositoryRoot);
  if (folder === undefined) return {};
  // A linked worktree keeps what it shares in another folder.
  const shared = read(`${folder}/commondir`)?.trim();
  const common = shared === undefined || shared === "" ? folder : joinPath(folder, shared);
  const commit = headCommit(folder, common);
  const remote = remoteIn(read(`${common}/config`) ?? "");
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(remote === undefined ? {} : { remote }),
  };
}

/** `.git`, or where the file `.git` of a worktree or submodule points to. */
function gitFolder(root: string): string | undefined {
  const path = `${root}/.git`;
  const kind = kindAt(path);
  if (kind === "absent") return undefined;
  if (kind === "folder") return path;
  const target = /^gitdir: (.+)$/m.exec(read(path) ?? "")?.[1]?.trim();
  return target === undefined ? undefined : joinPath(root, target);
}

function headCommit(folder: string, common: string): string | undefined {
  const head = read(`${folder}/HEAD`)?.trim() ?? "";
  if (isCommit(head)) return head;
  const name = /^ref: (refs\/[^\0]+)$/.exec(head)?.[1];
  if (name === undefined || name.split("/").includes("..")) return undefined;
  const loose = (read(`${folder}/${name}`) ?? read(`${common}/${name}`))?.trim();
  if (loose !== undefined && isCommit(loose)) return loose;
  for (const line of (read(`${common}/packed-refs`) ?? "").split("\n")) {
    const [commit = "", packed] = line.trim().split(" ");
    if (packed === name && isCommit(commit)) return commit;
  }
  return undefined;
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function remoteIn(config: string): string | undefined {
  const urls = new Map<string, string>();
  let remote: string | undefined;
  for (const raw of config.split(/\r?\n/)) {
    const line = raw.trim();
    if (line.startsWith("[")) remote = /^\[remote "([^"]*)"\]/.exec(line)?.[1];
    const url = /^url\s*=\s*"?([^"\s]+)"?$/.exec(line)?.[1];
    if (remote !== undefined && url !== undefined && !urls.has(remote)) urls.set(remote, url);
  }
  const [only] = urls.size === 1 ? urls.values() : [];
  return urls.get("origin") ?? only;
}

function read(path: string): string | undefined {
  try {
    const { isFile, size } = statBeforeReading(path);
    return isFile && size <= LARGEST ? bytesOf(path).toString("utf8") : undefined;
  } catch {
    return undefined;
  }
}
