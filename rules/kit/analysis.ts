/** What the analysis answers to rules. Rules see the code through this interface only. */
import type { ts } from "ts-morph";
import type { Context, Evidence, Guard, Place } from "./rule.ts";
import type { CallFacts } from "./tags.ts";
import type { DeployedStore, DeployedUnit, TopologyOfNode } from "./topology.ts";

/** The npm package a file belongs to, as its nearest package.json says. */
export interface PackageInfo {
  readonly name: string | undefined;
  /** Absolute folder with forward slashes. */
  readonly directory: string;
  /** Every dependency of any kind with its range, own entries over those of the workspace root. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** `engines.node` of the nearest package.json that states it. */
  readonly nodeRange: string | undefined;
  readonly isEsm: boolean;
}

/** A function, method, class, variable or module-level code, as contexts are computed for it. */
export interface Reach {
  readonly contexts: ReadonlySet<Context>;
  /** How the strongest context reaches the place: entry first. Empty when no entry was found. */
  readonly path: readonly Evidence[];
}

export type FieldType =
  | "number"
  | "text"
  | "time"
  | "boolean"
  | "json"
  | "list"
  | "relation"
  | "unknown";

export interface FieldSchema {
  readonly name: string;
  readonly type: FieldType;
  /** `@updatedAt`, `@UpdateDateColumn`: the client's clock sets it on every write. */
  readonly isUpdateTime: boolean;
  /** `@VersionColumn`, `__v`: the client checks and raises it on every write. */
  readonly isVersion: boolean;
  readonly place: Place;
}

/** Fields that together identify a row; the database rejects a second row with equal values. */
export interface UniqueKey {
  readonly fields: readonly string[];
  readonly place: Place;
}

/** What a schema says about an entity: a Prisma model, a table definition, an entity class, a migration. */
export interface EntitySchema {
  readonly name: string;
  /** `entityKey` of the name. */
  readonly key: string;
  readonly place: Place;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** The primary key is one of them. */
  readonly uniques: readonly UniqueKey[];
  /** False when more columns or keys may exist than the source shows. */
  readonly isComplete: boolean;
  /** What a further key of a Prisma model stands before: its first other attribute, such as `@@index` or `@@map`, or its closing brace. */
  readonly end?: Place & {
    readonly isAttribute: boolean;
    /** Indexes of nothing but fields, which a key over the same fields would make needless. */
    readonly indexes: readonly UniqueKey[];
  };
}

/** A name in the code; `#name` for private members. */
export type NameUse = ts.Identifier | ts.PrivateIdentifier;

/** Who may run a function that no code in sight runs. */
export interface Strays {
  /** What runs the files outside the review that name it. */
  readonly contexts: ReadonlySet<Context>;
  /** A framework may call it by its place, or a name that nothing resolves may mean it. */
  readonly isPossible: boolean;
}

export interface Analysis {
  readonly checker: ts.TypeChecker;
  /** What kind of type an expression has; unlike an answer of the checker it is kept from one edit to the next. */
  typeFlagsOf(node: ts.Expression): ts.TypeFlags;
  /** Which entry points run the code at a node. */
  reach(node: ts.Node): Reach;
  /** True when a server context (or an unknown library one) can run the node. */
  runsOnServer(node: ts.Node): boolean;
  packageOf(file: ts.SourceFile): PackageInfo;
  /** Whether a source file of that absolute path is loaded. */
  hasFile(path: string): boolean;
  /** The layer at a node, the deployable units that run it and the lines of deployment files behind both. */
  topologyOf(node: ts.Node): TopologyOfNode;
  /** The units of the repository with code under review. */
  units(): readonly DeployedUnit[];
  /** The databases and other stores that deployment files and declarations speak of. */
  stores(): readonly DeployedStore[];
  /** The loaded files whose code runs in a unit. */
  codeOf(unit: DeployedUnit): readonly ts.SourceFile[];
  /**
   * What the catalog or the user's own tags say about a call, `new` or tagged template; undefined when nothing does.
   * Read from the declaration of the resolved signature, so overloads differ.
   */
  factsOf(
    call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  ): CallFacts | undefined;
  /** The declaration that a name or member refers to, through aliases, re-exports and `require`; undefined when unresolved. */
  declarationOf(node: ts.Node): ts.Declaration | undefined;
  /** Whether a member of that name can be a function with a body in a loaded file; costs nothing. */
  isOwnFunction(name: string): boolean;
  /** True when scopes alone tell that a member is none of the repository or catalog. */
  isElsewhere(access: ts.PropertyAccessExpression): boolean;
  /** Every identifier in loaded files that resolves to the declaration, its own name excluded. */
  referencesTo(declaration: ts.Declaration): readonly NameUse[];
  /** Who else may run what a declaration stands for, for one whose `referencesTo` say too little. */
  straysOf(declaration: ts.Declaration): Strays;
  /** Calls and `new`s in loaded files that resolve to the function, method or class. */
  callersOf(declaration: ts.Declaration): readonly (ts.CallExpression | ts.NewExpression)[];
  /** The calls in loaded files whose declaration carries a tag of that name, for questions about the whole program. */
  callsTagged(tag: string): readonly (ts.CallExpression | ts.NewExpression)[];
  /** What the schemas in the repository say about the entity of that key, the one nearest to the node first. */
  schemaOf(key: string, near: ts.Node): EntitySchema | undefined;
  /** Records why a place is not a finding, for `--explain-silence` and reviews. */
  guarded(rule: string, guard: Guard): void;
}
