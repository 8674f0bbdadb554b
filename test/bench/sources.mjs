/** Writes one TypeScript file of a kind, as a team might have: members are added until the file is long enough. */

const NOUNS = [
  "account",
  "booking",
  "campaign",
  "device",
  "invoice",
  "ledger",
  "message",
  "order",
  "payment",
  "product",
  "project",
  "report",
  "shipment",
  "subscription",
  "ticket",
  "workspace",
];
const VERBS = [
  "archive",
  "assign",
  "close",
  "enrich",
  "export",
  "merge",
  "renew",
  "sync",
  "verify",
];
const FIELDS = ["amount", "currency", "label", "owner", "priority", "reference", "region", "state"];

/** `orderLine7`-like names, unique within the generated repository by their number. */
export function nameOf(random, number) {
  return `${random.pick(NOUNS)}${capital(random.pick(FIELDS))}${number}`;
}

/** Lines a generated file should have: 160 on average, as in real backends. */
const lengthOf = (random) => 100 + random.int(121);

/** Interfaces, a mapped and a conditional type, and a schema whose library is not in the catalog. */
export function typesFile(random, name) {
  const type = capital(name);
  return grow(
    random,
    [
      'import { z } from "zod";',
      "",
      `export interface ${type} {`,
      "  readonly id: string;",
      ...FIELDS.map((field) => `  ${field}: ${field === "amount" ? "number" : "string"};`),
      "  createdAt: Date;",
      `  children: readonly ${type}[];`,
      "}",
      "",
      "type Paths<T, Prefix extends string = ''> = {",
      "  [K in keyof T & string]: T[K] extends readonly (infer E)[]",
      `    ? \`\${Prefix}\${K}\` | Paths<E extends object ? Omit<E, 'children'> : never, \`\${Prefix}\${K}.\`>`,
      `    : \`\${Prefix}\${K}\`;`,
      "}[keyof T & string];",
      `export type ${type}Path = Paths<Omit<${type}, "children">>;`,
      `export type ${type}Patch = { [K in keyof ${type}]?: ${type}[K] extends string ? ${type}[K] | null : ${type}[K] };`,
      "",
      `export const ${name}Schema = z.object({`,
      ...FIELDS.map((field) => `  ${field}: z.string().min(1).max(${random.int(200) + 10}),`),
      "});",
    ],
    (index) => [
      "",
      `export interface ${type}Event${index}<T extends Partial<${type}> = Partial<${type}>> {`,
      `  readonly kind: "${random.pick(VERBS)}${index}";`,
      "  readonly before: T;",
      `  readonly after: Readonly<Record<${type}Path, unknown>>;`,
      "}",
      `export function is${type}Event${index}(value: unknown): value is ${type}Event${index} {`,
      `  return typeof value === "object" && value !== null && "kind" in value;`,
      "}",
      `export const ${name}Event${index}Schema = ${name}Schema.extend({`,
      `  kind: z.literal("${random.pick(VERBS)}${index}"),`,
      "  before: z.record(z.string(), z.unknown()).optional(),",
      "});",
    ],
  );
}

/** Pure functions over plain values. */
export function helpersFile(random, name) {
  const type = capital(name);
  return grow(
    random,
    [`export type ${type}Row = { id: string; at: number; value: string };`],
    (index) => {
      const verb = random.pick(VERBS);
      return [
        "",
        `/** ${capital(verb)}s rows and keeps the last of each id. */`,
        `export function ${verb}${type}${index}(rows: readonly ${type}Row[]): Map<string, ${type}Row> {`,
        `  const found = new Map<string, ${type}Row>();`,
        "  for (const row of rows) {",
        "    const known = found.get(row.id);",
        `    if (known === undefined || known.at < row.at + ${random.int(90)}) found.set(row.id, row);`,
        "  }",
        `  const labels = [...found.values()].map((row) => row.value.trim()).filter(Boolean);`,
        `  if (labels.length > ${random.int(500)}) throw new Error(\`too many: \${labels.slice(0, 3).join(", ")}\`);`,
        "  return found;",
        "}",
      ];
    },
  );
}

/** A client of another service; every third is created without a deadline. */
export function clientFile(random, name) {
  const type = capital(name);
  const options = random.once(3) ? "" : ", timeout: 5_000";
  return grow(
    random,
    [
      'import axios from "axios";',
      "",
      `const http = axios.create({ baseURL: process.env.${name.toUpperCase()}_URL${options} });`,
      `export interface ${type}Answer { id: string; items: { sku: string; count: number }[] }`,
      "",
      `export const ${name}Client = {`,
    ],
    (index) => {
      const verb = random.pick(VERBS);
      return [
        `  async ${verb}${index}(id: string, tags: readonly string[]): Promise<${type}Answer> {`,
        ...(random.once(4)
          ? [
              `    const answer = await fetch(\`\${process.env.${name.toUpperCase()}_URL}/${verb}/\${id}\`, {`,
              '      method: "POST",',
              "      body: JSON.stringify({ tags }),",
              ...(random.once(2) ? ["      signal: AbortSignal.timeout(3_000),"] : []),
              "    });",
              `    if (!answer.ok) throw new Error(\`status \${answer.status}\`);`,
              `    return (await answer.json()) as ${type}Answer;`,
            ]
          : [
              `    const { data } = await http.post<${type}Answer>(\`/${verb}/\${id}\`, {`,
              "      tags: tags.map((tag) => tag.toLowerCase()),",
              `      limit: ${random.int(100)},`,
              "    });",
              "    return { ...data, items: data.items.filter((item) => item.count > 0) };",
            ]),
        "  },",
      ];
    },
    ["};"],
  );
}

/** Queries through a library that the catalog does not know: long chains of unknown type. */
export function repositoryFile(random, name, { types }) {
  const type = capital(types.name);
  return grow(
    random,
    [
      'import { and, desc, eq, inArray } from "drizzle-orm";',
      'import { db, tables } from "@acme/database";',
      `import type { ${type}, ${type}Patch } from "${types.specifier}";`,
      "",
      `export class ${capital(name)}Repository {`,
    ],
    (index) => [
      "",
      `  async ${random.pick(VERBS)}${index}(ids: readonly string[], region: string): Promise<${type}[]> {`,
      "    const rows = await db",
      `      .select({ id: tables.${types.name}.id, region: tables.${types.name}.region })`,
      `      .from(tables.${types.name})`,
      `      .where(and(inArray(tables.${types.name}.id, [...ids]), eq(tables.${types.name}.region, region)))`,
      `      .orderBy(desc(tables.${types.name}.createdAt))`,
      `      .limit(${random.int(200) + 1});`,
      "    return rows.map((row) => ({ ...row, children: [] }));",
      "  }",
      "",
      `  async patch${index}(id: string, patch: ${type}Patch): Promise<${type} | undefined> {`,
      "    const [row] = await db.transaction(async (tx) =>",
      `      tx.update(tables.${types.name}).set(patch).where(eq(tables.${types.name}.id, id)).returning(),`,
      "    );",
      "    return row;",
      "  }",
    ],
    ["}"],
  );
}

/** Business logic over a repository, a client and helpers, with state in the process. */
export function serviceFile(random, name, { types, repository, client, helpers, style }) {
  const type = capital(types.name);
  const nest = style === "nest";
  return grow(
    random,
    [
      ...(nest ? ['import { Injectable, Logger } from "@nestjs/common";'] : []),
      `import { ${capital(repository.name)}Repository } from "${repository.specifier}";`,
      `import { ${client.name}Client } from "${client.specifier}";`,
      `import * as ${helpers.name} from "${helpers.specifier}";`,
      `import type { ${type} } from "${types.specifier}";`,
      "",
      `const recent = new Map<string, { at: number; value: ${type} }>();`,
      "",
      ...(nest ? ["@Injectable()"] : []),
      `export class ${capital(name)}Service {`,
      ...(nest ? [`  private readonly logger = new Logger(${capital(name)}Service.name);`] : []),
      `  constructor(private readonly rows: ${capital(repository.name)}Repository) {}`,
    ],
    (index) => {
      const verb = random.pick(VERBS);
      return [
        "",
        `  async ${verb}${index}(id: string, region = "eu-${index}"): Promise<${type}[]> {`,
        "    const known = recent.get(id);",
        `    if (known !== undefined && Date.now() - known.at < ${random.int(60_000)}) return [known.value];`,
        `    const found = await this.rows.patch0(id, { region });`,
        "    if (found === undefined) return [];",
        `    recent.set(id, { at: Date.now(), value: found });`,
        "    const children = await Promise.all(",
        "      found.children.map(async (child) => {",
        `        const answer = await Object.values(${client.name}Client)[${index % 2}]?.(child.id, [child.label, region]);`,
        "        return { ...child, reference: answer?.items.map((item) => item.sku).join(',') ?? child.reference };",
        "      }),",
        "    );",
        "    try {",
        `      Object.keys(${helpers.name}).forEach((key) => void key);`,
        "      return children.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());",
        "    } catch (error) {",
        nest
          ? "      this.logger.error(error instanceof Error ? error.message : String(error));"
          : "      console.error(error);",
        "      return [];",
        "    }",
        "  }",
      ];
    },
    ["}"],
  );
}

/** Express routes or a Nest controller. */
export function handlerFile(random, name, { service, repository, style }) {
  const Service = `${capital(service.name)}Service`;
  if (style === "nest")
    return grow(
      random,
      [
        'import { Body, Controller, Get, Param, Post } from "@nestjs/common";',
        `import { ${Service} } from "${service.specifier}";`,
        "",
        `@Controller("${name}")`,
        `export class ${capital(name)}Controller {`,
        `  constructor(private readonly service: ${Service}) {}`,
      ],
      (index) => [
        "",
        `  @${random.pick(["Get", "Post"])}(":id/${index}")`,
        `  async handle${index}(@Param("id") id: string, @Body() body: { region?: string; ids: string[] }) {`,
        `    const results = await Promise.all(body.ids.map((each) => this.service.handle?.(each, body.region)));`,
        "    const first = results.flat().find((row) => row?.id === id);",
        `    if (first === undefined) throw new Error(\`no \${id}\`);`,
        "    return { first, count: results.length, at: new Date().toISOString() };",
        "  }",
      ],
      ["}"],
    );
  return grow(
    random,
    [
      'import { Router } from "express";',
      'import { z } from "zod";',
      `import { ${Service} } from "${service.specifier}";`,
      `import { ${capital(repository.name)}Repository } from "${repository.specifier}";`,
      "",
      "export const router = Router();",
      `const service = new ${Service}(new ${capital(repository.name)}Repository());`,
      "const body = z.object({ region: z.string().optional(), ids: z.array(z.string()) });",
    ],
    (index) => [
      "",
      `router.${random.pick(["get", "post", "put"])}("/${name}/:id/${index}", async (request, response, next) => {`,
      "  try {",
      "    const { region, ids } = body.parse(request.body);",
      "    const results = await Promise.all(ids.map((id) => service.handle?.(id, region)));",
      ...(random.once(5)
        ? [
            `    const audit = await fetch(\`\${process.env.AUDIT_URL}/${name}/\${request.params.id}\`);`,
            "    if (!audit.ok) throw new Error('audit');",
          ]
        : []),
      "    response.json({ count: results.length, results: results.flat() });",
      "  } catch (error) {",
      "    next(error);",
      "  }",
      "});",
    ],
  );
}

/** A page component; it never runs on a server. */
export function componentFile(random, name, { types }) {
  const type = capital(types.name);
  return grow(
    random,
    [
      '"use client";',
      'import { useEffect, useState } from "react";',
      `import type { ${type} } from "${types.specifier}";`,
      "",
    ],
    (index) => [
      "",
      `export function ${capital(name)}Panel${index}({ rows }: { rows: readonly ${type}[] }) {`,
      "  const [selected, setSelected] = useState<string>();",
      "  useEffect(() => {",
      `    fetch(\`/api/${name}/\${selected}\`).then((answer) => answer.json());`,
      "  }, [selected]);",
      "  return (",
      '    <section className="panel">',
      "      {rows.map((row) => (",
      "        <button key={row.id} onClick={() => setSelected(row.id)} disabled={row.id === selected}>",
      `          {row.label} <small>{row.createdAt.toLocaleDateString()}</small>`,
      "        </button>",
      "      ))}",
      "    </section>",
      "  );",
      "}",
    ],
  );
}

/** A test of a helper file. */
export function testFile(random, name, { helpers }) {
  return grow(
    random,
    [
      'import { describe, expect, it } from "vitest";',
      `import * as subject from "${helpers.specifier}";`,
      "",
      `describe("${name}", () => {`,
    ],
    (index) => [
      `  it("${random.pick(VERBS)}s ${index} rows", () => {`,
      `    const rows = Array.from({ length: ${random.int(40)} }, (_, at) => ({ id: String(at % 7), at, value: "v" + at }));`,
      "    for (const work of Object.values(subject)) {",
      "      const found = work(rows);",
      `      expect(found.size).toBeLessThanOrEqual(${random.int(9)} + 7);`,
      "      expect([...found.keys()]).toContain('0');",
      "    }",
      "  });",
    ],
    ["});"],
  );
}

function grow(random, head, member, tail = []) {
  const lines = [...head];
  const length = lengthOf(random);
  for (let index = 0; lines.length + tail.length < length; index++) lines.push(...member(index));
  return `${[...lines, ...tail].join("\n")}\n`;
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
