// case: layer=multi-node file=src/mailbox.ts package=@aws-sdk/lib-dynamodb@3,@prisma/client@5
import { type DynamoDBDocumentClient, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const MOST = 5000;

export async function allOf<T>(table: DynamoDBDocumentClient, input: object): Promise<T[]> {
  const rows: T[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.send(new QueryCommand({ ...input, ExclusiveStartKey: from }));
    rows.push(...((page.Items ?? []) as T[]));
//  ????????????????????????????????????????? `rows` keeps every page
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
}

export async function scanned(table: DynamoDBDocumentClient): Promise<unknown[]> {
  let rows: unknown[] = [];
  let from: Record<string, unknown> | undefined;
  while (true) {
    const page = await table.send(new ScanCommand({ TableName: "letters", ExclusiveStartKey: from }));
    rows = rows.concat(page.Items ?? []);
//  ???????????????????????????????????? `rows` keeps every page
    if (!page.LastEvaluatedKey) break;
    from = page.LastEvaluatedKey;
  }
  return rows;
}

export async function letters(boxId: string): Promise<unknown[]> {
  let all: { id: string }[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await prisma.letter.findMany({
      where: { boxId },
      take: 500,
      orderBy: { id: "asc" },
      ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    });
    all = [...all, ...page];
//  ??????????????????????? `all` keeps every page
    if (page.length < 500) return all;
    after = page.at(-1)?.id;
  }
}

// A page at a time, up to a number, or handed on and begun anew.
export async function counted(table: DynamoDBDocumentClient): Promise<unknown[]> {
  const rows: unknown[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.send(new QueryCommand({ TableName: "letters", ExclusiveStartKey: from }));
    rows.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from && rows.length < MOST);
  return rows;
}

export async function fewPages(table: DynamoDBDocumentClient): Promise<unknown[]> {
  const rows: unknown[] = [];
  let from: Record<string, unknown> | undefined;
  for (let turn = 0; turn < 10; turn++) {
    const page = await table.send(new QueryCommand({ TableName: "letters", ExclusiveStartKey: from }));
    rows.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
    if (!from) break;
  }
  return rows;
}

export async function passedOn(tell: (rows: unknown[]) => Promise<void>): Promise<void> {
  let held: unknown[] = [];
  for (let at = 0; ; at += 500) {
    const page = await prisma.letter.findMany({ take: 500, skip: at, orderBy: { id: "asc" } });
    held.push(...page);
    if (held.length > 2000 || page.length === 0) {
      await tell(held);
      held = [];
    }
    if (page.length === 0) return;
  }
}

// What people set up is few, in however many pages it comes.
export async function rooms(): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let at = 0; ; at += 100) {
    const page = await prisma.role.findMany({ take: 100, skip: at, orderBy: { id: "asc" } });
    all.push(...page);
    if (page.length === 0) return all;
  }
}
