/** Platforms that a repository offers its users for one-click deployments: files for them are no decision of its own. */
import type { Platform } from "../../../rules/kit/topology.ts";
import type { Draft, Sources } from "./model.ts";
import { isHerokuApp } from "./readers/heroku.ts";
import { folderOf } from "./readers/platforms.ts";

/** Links behind the buttons that say "Deploy to …". */
const BUTTONS: readonly (readonly [Platform, RegExp])[] = [
  ["vercel", /vercel\.com\/(?:new\/(?:clone|git)|import\/(?:project|git)|button)/i],
  ["netlify", /app\.netlify\.com\/start\/deploy/i],
  ["render", /render\.com\/deploy/i],
  ["heroku", /heroku\.com\/deploy/i],
  ["railway", /railway\.(?:app|com)\/(?:new\/template|template|deploy)\b/i],
  ["cloud-run", /deploy\.cloud\.run/i],
  ["digitalocean", /cloud\.digitalocean\.com\/apps\/new/i],
  ["koyeb", /app\.koyeb\.com\/deploy/i],
  ["cloudflare", /deploy\.workers\.cloudflare\.com/i],
];

/** What `offeredIn` reads. */
export function readmeOf(repositoryRoot: string): string {
  return `${repositoryRoot}/README.md`;
}

/** The platforms with a button, in the repository's own README or by a file that only a button needs. */
export function offeredIn(
  sources: Pick<Sources, "repositoryRoot" | "read" | "documents">,
): ReadonlySet<Platform> {
  const { repositoryRoot } = sources;
  const readme = sources.read(readmeOf(repositoryRoot)) ?? "";
  const found = new Set(BUTTONS.flatMap(([each, link]) => (link.test(readme) ? [each] : [])));
  const app = `${repositoryRoot}/app.json`;
  if (sources.read(app) !== undefined && sources.documents(app).some(isHerokuApp))
    found.add("heroku");
  if (sources.read(`${repositoryRoot}/.do/deploy.template.yaml`) !== undefined)
    found.add("digitalocean");
  return found;
}

/**
 * Why a file in the repository's root is there for users: it asks for one instance at most, its platform has a button
 * (or it stands beside another platform's), and the code is deployed in another way as well. Undefined for all else.
 */
export function reasonOfOffer(
  { platform, instances, missing, place }: Draft,
  others: readonly Draft[],
  offered: ReadonlySet<Platform>,
  repositoryRoot: string,
): string | undefined {
  const asksForMany =
    instances === undefined
      ? missing !== undefined
      : instances.by !== "platform" && instances.most !== 1;
  if (asksForMany || folderOf(place.file) !== repositoryRoot) return undefined;
  const isBeside = platform === "netlify" && offered.size > 0;
  if (!offered.has(platform) && !isBeside) return undefined;
  const isElsewhere = others.some(
    (other) => other.platform !== platform && !offered.has(other.platform),
  );
  if (!isElsewhere) return undefined;
  return offered.has(platform)
    ? "it lets users deploy there with one click; others run the image"
    : `nobody says that the system runs there, and users are offered ${[...offered].sort().join(" and ")} with one click; others run the image`;
}
