/** Calls of database clients, as people write them, in terms that do not depend on the client. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Access, entityKey } from "../../rules/kit/data/access.ts";
import { accessOf } from "../../rules/kit/data/read.ts";
import { resultOf } from "../../rules/kit/data/results.ts";
import { transactionAround } from "../../rules/kit/data/transactions.ts";
import { callsIn, study } from "./bench.ts";

/** Each line of code alone, with the accesses it must have; nothing of the project around it resolves. */
const LINES: readonly (readonly [code: string, ...accesses: string[]])[] = [
  // Prisma
  [
    "await prisma.tag.findFirst({ where: { name, projectId: x.id } });",
    "prisma find-one tag name= projectId= limit",
  ],
  [
    "await this.prisma.sentEmail.create({ data: { type, userId } });",
    "prisma insert sentemail set:type,userId",
  ],
  [
    "await tx.payout.update({ where: { id }, data: { amount: { decrement: n }, status: s } });",
    "prisma update payout id= increment:amount set:status",
  ],
  ["await db.user.findMany();", "prisma find-many user"],
  [
    "await prisma.link.findUnique({ where: { domain_key: { domain, key } } });",
    "prisma find-unique link domain= key= limit",
  ],
  [
    "await prisma.event.findMany({ where: { createdAt: { gt: since } }, orderBy: { createdAt: 'asc' }, take: 100, skip: n });",
    "prisma find-many event createdAt> limit offset order:createdAt",
  ],
  [
    `await prisma.$queryRaw\`SELECT * FROM "User" WHERE id = \${id} FOR UPDATE\`;`,
    "sql find-many user id= locks",
  ],
  ["headers.user.create({ data });"],
  // Drizzle
  [
    "await db.select().from(users).where(eq(users.email, email)).limit(1);",
    "drizzle find-one user email= limit",
  ],
  [
    "await db.insert(invites).values({ email, orgId }).onConflictDoNothing();",
    "drizzle insert invite set:email,orgId conflict",
  ],
  [
    "await tx.update(accounts).set({ balance: sql`x` }).where(and(eq(accounts.id, id), eq(accounts.version, v)));",
    "drizzle update-many account id= version= set:balance",
  ],
  [
    "await db.query.users.findFirst({ where: eq(users.id, id) });",
    "drizzle find-one user id= limit",
  ],
  [
    "await db.select({ n: count() }).from(members).where(eq(members.orgId, id));",
    "drizzle count member orgId=",
  ],
  [
    "const list = await db.select().from(jobs).orderBy(desc(jobs.createdAt)).for('update');",
    "drizzle find-many job locks order:createdAt",
  ],
  ["document.select(x).from(y);", "drizzle find-many y"],
  // TypeORM
  [
    "await this.userRepository.findOne({ where: { email } });",
    "typeorm find-one user email= limit",
  ],
  ["await userRepo.save(userRepo.create({ email, name }));", "typeorm save user set:email,name"],
  [
    "await manager.update(Account, { id }, { balance });",
    "typeorm update-many account id= set:balance",
  ],
  ["await getRepository(Invite).findOneBy({ token });", "typeorm find-one invite token= limit"],
  [
    "await repo.createQueryBuilder('u').where('u.email = :email', { email }).setLock('pessimistic_write').getOne();",
    "typeorm find-one - email= limit locks",
  ],
  // MongoDB
  ["await UserModel.findOne({ email }).lean();", "mongo find-one user email= limit"],
  [
    "await Order.findOneAndUpdate({ _id: id, version }, { $inc: { version: 1 }, $set: { state } }, { upsert: true });",
    "mongo upsert order _id= version= increment:version set:state conflict",
  ],
  ["await db.collection('events').insertOne({ id });", "mongo insert event set:id"],
  [
    "await Event.find({ at: { $gte: since } }).sort({ at: 1 }).limit(50);",
    "mongo find-many event at>= limit order:at",
  ],
  // Sequelize
  [
    "await User.findOne({ where: { email }, transaction });",
    "sequelize find-one user email= limit",
  ],
  [
    "await Invite.findOrCreate({ where: { email }, defaults: { role } });",
    "sequelize upsert invite email= set:role",
  ],
  // Knex, Kysely, Supabase
  ["await knex('users').where({ email }).first();", "knex find-one user email= limit"],
  [
    "await trx('accounts').where('id', id).forUpdate().first();",
    "knex find-one account id= limit locks",
  ],
  [
    "await db('jobs').insert({ name }).onConflict('name').ignore();",
    "knex insert job set:name conflict",
  ],
  [
    "await db.selectFrom('users').where('age', '>', 3).selectAll().executeTakeFirst();",
    "kysely find-one user age> limit",
  ],
  ["await db.insertInto('users').values({ email }).execute();", "kysely insert user set:email"],
  [
    "await supabase.from('members').select('*').eq('team', team).single();",
    "supabase find-one member team= limit",
  ],
  // SQL
  [
    "await pool.query('SELECT count(*) FROM seats WHERE org_id = $1', [org]);",
    "sql count seat org_id=",
  ],
  [
    "await client.query('INSERT INTO seats (org_id) VALUES ($1) ON CONFLICT DO NOTHING', [org]);",
    "sql insert seat conflict",
  ],
  [
    "await pool.query(`UPDATE accounts SET balance = balance - $1 WHERE id = $2`, [n, id]);",
    "sql increment account id= increment:balance",
  ],
  [
    "await pool.query('UPDATE jobs SET state = $1, runs = runs + 1, at = now() WHERE id = $2', [s, id]);",
    "sql update-many job id= increment:runs set:state,at",
  ],
  [
    `await sql\`delete from tokens where expires_at < \${now}\`;`,
    "sql delete-many token expires_at<",
  ],
  // Own functions, by their names
  ["const tag = await getTagByName(name);", "own find-one tag limit"],
  ["await this.subscriberRepository.findBySubscriberId(env, id);", "own find-one subscriber limit"],
  ["await createCustomer({ email });", "own insert customer"],
  ["await subscriberService.createSubscriber(dto);", "own insert subscriber"],
  ["await getConfig();"],
  ["const x = getUser(id);"],
  ["await array.find((each) => each.id === id);"],
  ["await map.get(key);"],
  ["element.remove();"],
];

test("each client's calls are understood where nothing resolves", () => {
  const code = LINES.map(([line], index) => `async function f${index}() { ${line} }`);
  const { analysis, file } = study({
    "src/a.ts": `import { prisma, db, eq } from "@/lib";\n${code.join("\n")}`,
  });
  const tree = file("src/a.ts");
  const found = LINES.map((): string[] => []);
  for (const call of callsIn(tree)) {
    const access = accessOf(call, analysis);
    if (access === undefined) continue;
    const line = tree.getLineAndCharacterOfPosition(call.getStart()).line - 1;
    found[line]?.push(textOf(access));
  }
  const wrong = LINES.flatMap(([line, ...expected], index) =>
    expected.join() === found[index]?.join() ? [] : [{ line, expected, found: found[index] }],
  );
  assert.deepEqual(wrong, []);
});

test("every spelling of an entity has one key", () => {
  for (const name of [
    "SentEmail",
    "sentEmails",
    "sent_emails",
    "SentEmailModel",
    "sentEmailRepository",
  ])
    assert.equal(entityKey(name), "sentemail", name);
  assert.equal(entityKey("addresses"), "address");
  assert.equal(entityKey("companies"), "company");
  assert.equal(entityKey("status"), "status");
});

test("results are followed to their names", () => {
  const { analysis, file } = study({
    "src/a.ts": `
async function f() {
  const a = await prisma.user.findFirst({ where: { id } });
  const [b] = await db.select().from(users).where(eq(users.id, id));
  const { c } = await prisma.team.findUnique({ where: { id } });
  let d;
  d = (await prisma.seat.count({ where: { id } }))!;
  const [e, g] = await Promise.all([prisma.x.findMany({ take: 1 }), prisma.y.findFirst({ where: {} })]);
  if (await prisma.z.count({ where: {} })) return;
}`,
  });
  const names = callsIn(file("src/a.ts")).flatMap((call) => {
    const access = accessOf(call, analysis);
    if (access === undefined) return [];
    const { name, parts } = resultOf(access);
    return [name?.text ?? [...parts.keys()].join()];
  });
  assert.deepEqual(names, ["a", "b", "c", "d", "e", "g", ""]);
});

test("transactions are seen from inside their callbacks", () => {
  const { analysis, file } = study({
    "src/a.ts": `
async function f() {
  await prisma.user.findFirst({ where: { id } });
  await prisma.$transaction(async (tx) => { await tx.user.create({ data }); }, { isolationLevel: "Serializable" });
  await db.transaction(async (trx) => { if (x) for (const y of z) await trx.insert(users).values(y); });
}
class S { @Transactional() async g() { await this.userRepository.save(user); } }`,
  });
  const found = callsIn(file("src/a.ts")).flatMap((call) => {
    if (accessOf(call, analysis) === undefined) return [];
    const around = transactionAround(call, analysis);
    return [
      around === undefined
        ? "none"
        : `${around.handle?.name.getText() ?? "-"} ${around.isSerializable}`,
    ];
  });
  assert.deepEqual(found, ["none", "tx true", "trx false", "- false"]);
});

function textOf(access: Access): string {
  const values = access.data?.assignments ?? [];
  const given = (kind: string): string[] => {
    const fields = values.filter((each) => each.kind === kind).map((each) => each.field);
    return fields.length === 0 ? [] : [`${kind}:${fields.join()}`];
  };
  return [
    access.client,
    access.operation,
    access.entity?.key ?? "-",
    ...(access.where?.conditions ?? []).map(({ field, comparator }) => field + comparator),
    ...given("increment"),
    ...given("append"),
    ...given("set"),
    ...(access.limit === undefined ? [] : ["limit"]),
    ...(access.offset === undefined ? [] : ["offset"]),
    ...(access.locksRows ? ["locks"] : []),
    ...(access.handlesConflict ? ["conflict"] : []),
    ...(access.orderBy === undefined
      ? []
      : [`order:${access.orderBy.map((each) => each.field).join()}`]),
  ].join(" ");
}
