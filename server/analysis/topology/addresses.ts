/** Whom the env files of units lead to: other units by their ports, and stores by their addresses. */
import type { Stated } from "../../../rules/kit/topology.ts";
import type { Edge } from "./edges.ts";
import { isOff } from "./edges.ts";
import type { StoreDraft, StoreKind } from "./model.ts";
import type { Unit } from "./unit.ts";

export type Variables = ReadonlyMap<string, Stated<string>>;

/** A store that an env file alone tells of. */
export type ToldStore = Pick<StoreDraft, "id" | "kind" | "evidence">;

export interface Addressed {
  readonly edges: readonly Edge[];
  readonly stores: readonly ToldStore[];
}

type Named = Pick<Unit, "id" | "runtime">;

/** `variables` are what the env files of each unit say, parallel to the units. */
export function addressed(
  units: readonly Named[],
  variables: readonly Variables[],
  known: { readonly stores: readonly ToldStore[]; readonly edges: readonly Edge[] },
): Addressed {
  const ports = variables.map((each) => each.get("PORT")?.value);
  const kindOf = new Map(known.stores.map(({ id, kind }) => [id, kind]));
  const edges: Edge[] = [];
  const stores = new Map<string, ToldStore>();
  for (const [index, { id: from }] of units.entries()) {
    const own = variables[index] ?? new Map();
    const isNew = (to: string): boolean =>
      ![...known.edges, ...edges].some((each) => each.from === from && each.to === to);
    const kinds = new Set(
      known.edges.flatMap((each) => (each.from === from ? (kindOf.get(each.to) ?? []) : [])),
    );
    for (const [name, { value, ...place }] of own) {
      if (isOff(name, own)) continue;
      const to = unitAt(portCalled(name, value), index, units, ports);
      if (to !== undefined && isNew(to)) {
        const message = `${name} leads from ${from} to the port of ${to}`;
        edges.push({ from, to, via: "http", evidence: { ...place, message } });
      }
      const found = storeAt(name, value);
      const isTaken = units.some(({ id }) => id === found?.id);
      const store =
        found !== undefined && isTaken ? { ...found, id: `${found.id} (${found.kind})` } : found;
      // Where files deploy a store of the kind, the env file speaks of the same one.
      if (store === undefined || kinds.has(store.kind) || !isNew(store.id)) continue;
      const evidence = { ...place, message: `${name} leads from ${from} to ${store.id}` };
      edges.push({ from, to: store.id, via: "store", evidence });
      const key = `${store.kind} ${store.id}`;
      if (!stores.has(key)) stores.set(key, { ...store, evidence });
    }
  }
  return { edges, stores: [...stores.values()] };
}

/** The unit that alone listens on a port, other than the one that calls. */
function unitAt(
  port: string | undefined,
  caller: number,
  units: readonly Named[],
  ports: readonly (string | undefined)[],
): string | undefined {
  if (port === undefined || ports[caller] === port) return undefined;
  const [found, ...others] = units.filter((_, index) => ports[index] === port);
  return others.length === 0 && found !== undefined && ANSWERS.has(found.runtime)
    ? found.id
    : undefined;
}

/** Nobody calls files or jobs. */
const ANSWERS: ReadonlySet<Unit["runtime"]> = new Set(["long-lived", "serverless", "edge"]);

/** The port of an address on the own machine, where the name is one of somebody who is called. */
function portCalled(name: string, value: string): string | undefined {
  const bare = name.replace(/^(?:NX_)?(?:REACT_APP|NEXT_PUBLIC|VITE|PUBLIC|EXPO_PUBLIC)_/, "");
  if (OWN.test(bare) || SHOWN.test(bare)) return undefined;
  return LOCAL.exec(value)?.[1];
}

const LOCAL =
  /^(?:https?|wss?):\/\/(?:localhost|127\.0\.0\.1|host\.docker\.internal):(\d{2,5})(?:\/|$)/;
/** Where the service itself is, for links and for callers. */
const OWN =
  /^(?:(?:MY|SELF|OWN|APP|SITE|BASE|PUBLIC|NEXTAUTH|AUTH|BETTER_AUTH|WEB|WEBAPP|WEBSITE|ROOT)_)?(?:URL|URI|HOST|HOSTNAME|ORIGIN|DOMAIN|ADDRESS|BASE_URL)$/;
/** Where browsers are sent to or come from. */
const SHOWN =
  /CALLBACK|REDIRECT|CORS|ORIGIN|ALLOWED|RETURN|LOG(?:IN|OUT)|SIGN(?:IN|OUT|UP)|FRONT_?END|CLIENT|LINK/;

function storeAt(
  name: string,
  value: string,
): { readonly id: string; readonly kind: StoreKind } | undefined {
  const address = /^([a-z][a-z\d+]*):\/\/(?:[^@\s/]*@)?[\w.,:[\]-]+(?:\/([\w-]*))?/i.exec(value);
  if (address !== null) {
    const kind = SCHEMES.get((address[1] ?? "").toLowerCase());
    if (kind === undefined) return undefined;
    const database = address[2] ?? "";
    // A database within a server of Redis is a number, and a virtual host of a broker no name.
    const isNamed = NAMES_DATABASE.has(kind) && /[a-z]/i.test(database);
    return { id: isNamed ? database : kind, kind };
  }
  const found = LISTS.find(([, pattern]) => pattern.test(name));
  return found !== undefined && /^[\w.-]+(?::\d+)?(?:,|$)/.test(value)
    ? { id: found[0], kind: found[0] }
    : undefined;
}

const SCHEMES: ReadonlyMap<string, StoreKind> = new Map([
  ["postgres", "postgres"],
  ["postgresql", "postgres"],
  ["mysql", "mysql"],
  ["mariadb", "mysql"],
  ["mongodb", "mongodb"],
  ["mongodb+srv", "mongodb"],
  ["redis", "redis"],
  ["rediss", "redis"],
  ["amqp", "rabbitmq"],
  ["amqps", "rabbitmq"],
  ["nats", "nats"],
  ["libsql", "libsql"],
]);

const NAMES_DATABASE: ReadonlySet<StoreKind> = new Set(["postgres", "mysql", "mongodb"]);

/** Hosts that are named without a scheme. */
const LISTS: readonly (readonly [StoreKind, RegExp])[] = [
  ["kafka", /(?:^|_)KAFKA_(?:BROKERS?|BOOTSTRAP_SERVERS?|HOSTS?)$/],
  ["redis", /(?:^|_)REDIS_HOST$/],
];
