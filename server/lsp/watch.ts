/** The files whose change on disk can change findings. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
} from "vscode-languageserver";

export const WATCHED: readonly FileSystemWatcher[] = [
  { globPattern: "**/*.{ts,tsx,mts,cts}" },
  { globPattern: "**/{tsconfig*.json,package.json,premise.json}" },
  { globPattern: "**/*.{prisma,sql}" },
  // What is deployed, and how often.
  { globPattern: "**/*.{yaml,yml,toml,tf,tfvars,hcl,nomad,tpl}" },
  { globPattern: "**/{docker-bake*,azuredeploy*,main,containerapp*}.json" },
  { globPattern: "**/{Dockerfile*,*.Dockerfile,*.dockerfile,Procfile}" },
  {
    globPattern: "**/{vercel,railway,wrangler,app,pm2,ecosystem*,project}.{json,jsonc,js,cjs,mjs}",
  },
  // Reviews decide about findings.
  { globPattern: "**/{design-reviews/*,????-??-??-*}.md" },
  { globPattern: "**/CODEOWNERS" },
];

/** Milliseconds in which changes are collected: a checkout touches thousands of files at once. */
const COLLECT = 100;

export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [...WATCHED],
  });
}

/** Hands over changed paths in bundles, without what lies in installed packages. */
export function collectChanges(
  deliver: (paths: readonly string[]) => void,
): (paths: readonly string[]) => void {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return (paths) => {
    for (const path of paths) if (!/\/(?:node_modules|\.git)\//.test(path)) waiting.add(path);
    if (waiting.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      const bundle = [...waiting];
      waiting.clear();
      deliver(bundle);
    }, COLLECT);
  };
}
