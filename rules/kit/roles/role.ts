/** What a collection in process memory is for: only the role tells whether its being in one process is wrong. */
import { ts } from "ts-morph";
import type { Analysis } from "../analysis.ts";
import { effectsWithin } from "../effects/summary.ts";
import { holdsClients } from "../pools.ts";
import {
  isMadeOutOfSight,
  lifetimeOf,
  outsideUses,
  type ProcessState,
  processState,
  type StateDeclaration,
  type StateUse,
} from "../process-state.ts";
import { processValues } from "../process-value.ts";
import type { Evidence } from "../rule.ts";
import { servesTraffic } from "../traffic.ts";
import { type Cache, cacheIn, cacheOf } from "./cache.ts";
import { type Connections, connectionsIn } from "./connections.ts";
import { type Dedupe, dedupeIn } from "./dedupe.ts";
import { type Handshake, handshakeIn } from "./handshake.ts";
import { type Limiter, limiterIn } from "./limiter.ts";
import { type Lock, lockIn, lockOf } from "./lock.ts";

export type Role = Limiter | Dedupe | Handshake | Lock | Cache | Connections;

export interface RoleOfState {
  readonly name: ts.Identifier | ts.PrivateIdentifier;
  /** The collection; undefined for a single value. */
  readonly state: ProcessState | undefined;
  readonly role: Role;
  /** Why it lives as long as the process; `unknown` when nobody in sight makes an instance of its holder. */
  readonly lifetime: Evidence | "module" | "unknown";
}

const memories = new WeakMap<Analysis, Map<ts.Node, readonly RoleOfState[]>>();

/** The roles of what a declaration keeps for the process; none for locals, pools, registries and all that is right where it is. */
export function rolesOf(declaration: StateDeclaration, analysis: Analysis): readonly RoleOfState[] {
  let memory = memories.get(analysis);
  if (memory === undefined) {
    memory = new Map();
    memories.set(analysis, memory);
  }
  const known = memory.get(declaration);
  if (known !== undefined) return known;
  const found = isOneOfSeveral(declaration) ? [] : decide(declaration, analysis);
  memory.set(declaration, found);
  return found;
}

function decide(declaration: StateDeclaration, analysis: Analysis): readonly RoleOfState[] {
  const state = processState(declaration, analysis);
  if (state !== undefined) return ofCollection(state, analysis);
  return processValues(declaration, analysis).flatMap((value): RoleOfState[] => {
    const role = lockOf(value, analysis) ?? cacheOf(value, analysis);
    return role === undefined || isAskedElsewhere(role, analysis)
      ? []
      : [{ name: value.name, state: undefined, role, lifetime: value.lifetime }];
  });
}

function ofCollection(state: ProcessState, analysis: Analysis): readonly RoleOfState[] {
  const uses: readonly StateUse[] = [...state.uses, ...outsideUses(state, analysis)];
  const grows = uses.filter((use) => use.kind === "grow");
  if (!grows.some((use) => servesTraffic(use, analysis))) return [];
  const role = limiterIn(state, uses, analysis) ?? otherRole(state, uses, analysis);
  if (role === undefined || isAskedElsewhere(role, analysis)) return [];
  const isBound =
    role.kind === "limiter" ||
    role.kind === "connections" ||
    (role.kind === "handshake" && role.form === "transport");
  if (!isBound && grows.some((use) => holdsClients(state, use))) return [];
  const lifetime =
    lifetimeOf(state, analysis) ?? (isMadeOutOfSight(state, analysis) ? "unknown" : undefined);
  return lifetime === undefined ? [] : [{ name: state.name, state, role, lifetime }];
}

function otherRole(
  state: ProcessState,
  uses: readonly StateUse[],
  analysis: Analysis,
): Role | undefined {
  return (
    lockIn(state, uses, analysis) ??
    dedupeIn(state, uses, analysis) ??
    handshakeIn(state, uses, analysis) ??
    cacheIn(state, uses, analysis) ??
    connectionsIn(state, uses, analysis)
  );
}

/** Names of what stands in for the real thing: chosen where it is made, and judged there. */
const STAND_IN =
  /^(in_?)?memory|inmemory|^(local|fake|mock|stub|noop|dummy|dev|test)(?=[A-Z])|(Memory|InMemory|Fake|Mock|Stub|Noop)/i;

/** A class that implements an interface, or a factory of one, and says by its name that it is the variant in memory. */
function isOneOfSeveral(declaration: StateDeclaration): boolean {
  for (let at: ts.Node = declaration; at.parent !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) {
      const isPromised = (at.heritageClauses ?? []).length > 0;
      if (isPromised && STAND_IN.test(at.name?.text ?? "")) return true;
    }
    if (ts.isFunctionDeclaration(at) && at.type !== undefined) {
      const name = (at.name?.text ?? "").replace(/^(create|make|build|new)/, "");
      if (STAND_IN.test(name)) return true;
    }
  }
  return false;
}

/** The store that all instances share is asked as well; what is in memory spares it the question. */
function isAskedElsewhere(role: Role, analysis: Analysis): boolean {
  if (role.kind !== "limiter" && role.kind !== "dedupe" && role.kind !== "lock") return false;
  const { body } = role.home;
  return (
    body !== undefined &&
    effectsWithin(body, analysis).some(
      ({ effect }) => effect.target === "cache" && effect.action === "write",
    )
  );
}
