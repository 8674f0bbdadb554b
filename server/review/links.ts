/** Builds links to source lines, pinned to a commit where the repository's host is known. */

/** What the repository's own files say of where it is hosted and which commit is checked out. */
export interface Origin {
  /** 40 hexadecimal digits. */
  readonly commit?: string;
  /** The URL of the remote, in any form that git takes. */
  readonly remote?: string;
}

/** 1-based, both ends included. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

interface Host {
  readonly pattern: RegExp;
  readonly path: (commit: string) => string;
  readonly lines: (lines: Lines) => string;
  readonly commit: (commit: string) => string;
}

const HOSTS: readonly Host[] = [
  {
    pattern: /github/,
    path: (commit) => `blob/${commit}`,
    lines: ({ start, end }) => (start === end ? `#L${start}` : `#L${start}-L${end}`),
    commit: (commit) => `commit/${commit}`,
  },
  {
    pattern: /gitlab/,
    path: (commit) => `-/blob/${commit}`,
    lines: ({ start, end }) => (start === end ? `#L${start}` : `#L${start}-${end}`),
    commit: (commit) => `-/commit/${commit}`,
  },
  {
    pattern: /^bitbucket\.org$/,
    path: (commit) => `src/${commit}`,
    lines: ({ start, end }) => (start === end ? `#lines-${start}` : `#lines-${start}:${end}`),
    commit: (commit) => `commits/${commit}`,
  },
  {
    pattern: /^codeberg\.org$|gitea|forgejo/,
    path: (commit) => `src/commit/${commit}`,
    lines: ({ start, end }) => (start === end ? `#L${start}` : `#L${start}-L${end}`),
    commit: (commit) => `commit/${commit}`,
  },
];

export interface Links {
  /** To lines of a file; both paths are relative to the repository's root, the second is the file that links. */
  readonly toLines: (file: string, lines: Lines, from: string) => string;
  /** A commit as text: a link where one is possible, else its first digits. */
  readonly toCommit: (commit: string) => string;
}

export function createLinks(origin: Origin): Links {
  const home = homeOf(origin.remote);
  return {
    toLines(file, lines, from) {
      const { commit } = origin;
      if (home !== undefined && commit !== undefined) {
        const path = file.split("/").map(encoded).join("/");
        return `${home.url}/${home.host.path(commit)}/${path}${home.host.lines(lines)}`;
      }
      const path = relativePath(from, file).split("/").map(encoded).join("/");
      return `${path}#L${lines.start}`;
    },
    toCommit(commit) {
      const short = commit.slice(0, 8);
      return home === undefined ? short : `[${short}](${home.url}/${home.host.commit(commit)})`;
    },
  };
}

/** True for a link that shows the same lines for ever. */
export function isPinned(url: string): boolean {
  return /^https?:\/\/\S*\/[0-9a-f]{40}\//.test(url);
}

/** The address of the repository in a browser; credentials and ports of other protocols are left out. */
function homeOf(
  remote: string | undefined,
): { readonly url: string; readonly host: Host } | undefined {
  if (remote === undefined || remote.length > 1000) return undefined;
  const found =
    /^(https?):\/\/(?:[^/@\s]*@)?([\w.-]+(?::\d+)?)\/([\w./~+-]+)$/.exec(remote) ??
    /^(?:(ssh|git):\/\/)?(?:[^/@\s]*@)?([\w.-]+)(?::\d+\/|[:/])\/?([\w./~+-]+)$/.exec(remote);
  if (found === null) return undefined;
  const [, scheme, name = "", path = ""] = found;
  const host = HOSTS.find(({ pattern }) => pattern.test(name.replace(/:\d+$/, "").toLowerCase()));
  const clean = path.replace(/\/+$/, "").replace(/\.git$/, "");
  if (host === undefined || clean === "" || clean.split("/").includes("..")) return undefined;
  const isPlain = scheme === "http";
  return { url: `${isPlain ? "http" : "https"}://${name}/${clean}`, host };
}

/** Percent-encoded so that a path can neither end a Markdown link nor begin an anchor. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).replace(
    /[()*'!~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function relativePath(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => ".."), ...there.slice(same)].join("/");
}
