/** Programs that use ORMs and query builders as people do. */
import type { Expectation } from "./snippets.ts";

export const ORM_EXPECTATIONS: readonly Expectation[] = [
  {
    name: "prisma without a schema",
    code: `
      import { Prisma, PrismaClient } from "@prisma/client";
      import { Decimal, PrismaClientKnownRequestError } from "@prisma/client/runtime/library";
      class Database extends PrismaClient {
        constructor() {
          super({ log: ["warn"] });
        }
      }
      const db = new Database();
      const other = new PrismaClient({ transactionOptions: { timeout: 10_000 } }).$extends({});
      async function move(id: number, tx: Prisma.TransactionClient) {
        await db.$connect();
        const user = await tx.user.findUnique({ where: { id } });
        const made = await other.user.create({ data: { name: "x" } });
        const rows = await db.$queryRaw<{ n: number }[]>\`select 1 as n\`;
        const ids: number[] = rows.map(({ n }) => n);
        const sum: number = await db.$transaction(async (inner) => inner.user.count(), { timeout: 1000 });
        const [one, two] = await db.$transaction([db.user.findMany(), db.user.count()]);
        const total: number = two + new Decimal(1).toNumber();
        try {
          await db.user.delete({ where: { id } });
        } catch (error) {
          if (error instanceof PrismaClientKnownRequestError) return error.code;
          if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code;
        }
        return [user.name, made.id, ids, sum, one, total];
      }
      export { move };`,
    facts: {
      'super({ log: ["warn"] })': "creates prisma options",
      "new PrismaClient({ transactionOptions: { timeout: 10_000 } })": "creates prisma options",
      "db.$connect()": "call database",
      "tx.user.findUnique({ where: { id } })": "read database, prisma find-unique",
      'other.user.create({ data: { name: "x" } })': "write database, prisma insert",
      "db.$queryRaw<{ n: number }[]>`select 1 as n`": "call database, prisma query",
      "db.$transaction(async (inner) => inner.user.count(), { timeout: 1000 })":
        "call database, options.timeout, client.transactionOptions.timeout, default 5000, transaction run",
      "inner.user.count()": "read database, prisma count",
      "db.$transaction([db.user.findMany(), db.user.count()])": "call database, mark atomic-batch",
      "db.user.findMany()": "read database, prisma find-many",
      "db.user.count()": "read database, prisma count",
      "db.user.delete({ where: { id } })": "write database, prisma delete",
    },
  },
  {
    name: "drizzle on postgres",
    code: `
      import { count, desc, eq, type InferSelectModel, max, relations, sql } from "drizzle-orm";
      import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
      import { bigint, index, integer, pgEnum, pgTable, serial, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
      import { Pool } from "pg";
      const role = pgEnum("role", ["admin", "user"]);
      const users = pgTable("users", {
        id: serial("id").primaryKey(),
        email: text("email").notNull(),
        age: integer(),
        createdAt: timestamp("created_at").notNull().defaultNow(),
        seenAt: timestamp({ mode: "string" }),
        size: bigint("size", { mode: "bigint" }).notNull(),
        role: role("role").notNull(),
        kind: text({ enum: ["a", "b"] }).notNull(),
        tags: text().array().notNull(),
      }, (table) => [uniqueIndex("email").on(table.email), index().on(table.role)]);
      const posts = pgTable("posts", (types) => ({
        id: types.uuid().primaryKey().defaultRandom(),
        author: types.integer("author").references(() => users.id),
        views: types.integer().notNull().default(0),
      }));
      const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));
      const schema = { users, posts, usersRelations };
      const db = drizzle(new Pool({ max: 3 }), { schema });
      export const other: NodePgDatabase<typeof schema> = drizzle("postgres://", { schema });
      export const third = drizzle({ client: db.$client, schema, casing: "snake_case" });
      export type User = InferSelectModel<typeof users>;
      async function load(id: number) {
        const [user] = await db.select().from(users).where(eq(users.id, id)).limit(1).for("update");
        const row: User | undefined = user;
        const age: number | null | undefined = row?.age;
        const texts: (string | null | undefined)[] = [row?.seenAt, row?.tags[0], row?.createdAt.toISOString()];
        const totals = await db
          .select({ id: users.id, posts: count(), last: max(users.createdAt), raw: sql<string>\`now()\`, nested: { email: users.email } })
          .from(users)
          .innerJoin(posts, eq(posts.author, users.id))
          .groupBy(users.id)
          .orderBy(desc(users.createdAt));
        const last: Date | null | undefined = totals[0]?.last;
        const email: string | undefined = totals[0]?.nested.email;
        const [inserted] = await db.insert(users).values([{ email: "a" }]).onConflictDoNothing().returning({ id: users.id });
        const made: number | undefined = inserted?.id;
        await db.update(posts).set({ views: sql\`\${posts.views} + 1\` }).where(eq(posts.id, "x"));
        await db.delete(users).where(eq(users.id, id));
        const found = await db.query.users.findFirst({ where: (user, { eq }) => eq(user.id, id), with: { posts: true } });
        const big: bigint | undefined = found?.size;
        const role: "admin" | "user" | undefined = (await other.query.users.findMany({ limit: 1 }))[0]?.role;
        const kept = await db.transaction(async (tx) => {
          const [mine] = await tx.select({ views: posts.views }).from(posts);
          if (mine === undefined) tx.rollback();
          await tx.execute(sql\`select 1\`);
          return mine?.views;
        });
        const views: number | undefined = kept;
        const recent = db.$with("recent").as(db.select({ id: users.id }).from(users));
        const ids: { id: number }[] = await db.with(recent).select({ id: recent.id }).from(recent);
        const all: number = await db.$count(users, eq(users.id, id));
        const prepared = db.select().from(users).where(eq(users.id, sql.placeholder("id"))).prepare("byId");
        return [age, texts, last, email, made, big, role, views, ids, all, await prepared.execute({ id }), found?.posts];
      }
      export { load };`,
    facts: {
      'pgTable("users", { id: serial("id").primaryKey(), email: text("email").notNull(), age: integer(), createdAt: timestamp("created_at").notNull().defaultNow(), seenAt: timestamp({ mode: "string" }), size: bigint("size", { mode: "bigint" }).notNull(), role: role("role").notNull(), kind: text({ enum: ["a", "b"] }).notNull(), tags: text().array().notNull(), }, (table) => [uniqueIndex("email").on(table.email), index().on(table.role)])':
        "mark table-definition",
      'serial("id").primaryKey()': "mark unique-index",
      'uniqueIndex("email")': "mark unique-index",
      'pgTable("posts", (types) => ({ id: types.uuid().primaryKey().defaultRandom(), author: types.integer("author").references(() => users.id), views: types.integer().notNull().default(0), }))':
        "mark table-definition",
      "types.uuid().primaryKey()": "mark unique-index",
      "drizzle(new Pool({ max: 3 }), { schema })": "creates drizzle config",
      "new Pool({ max: 3 })": "creates pg config, pool 10 config.max",
      'drizzle("postgres://", { schema })': "creates drizzle config",
      'drizzle({ client: db.$client, schema, casing: "snake_case" })': "creates drizzle config",
      'db.select().from(users).where(eq(users.id, id)).limit(1).for("update")': "mark row-lock",
      "db.select()": "read database, drizzle find-many",
      "db .select({ id: users.id, posts: count(), last: max(users.createdAt), raw: sql<string>`now()`, nested: { email: users.email } })":
        "read database, drizzle find-many",
      "db.insert(users)": "write database, drizzle insert",
      "db.update(posts)": "write database, drizzle update",
      "db.delete(users)": "write database, drizzle delete",
      "db.query.users.findFirst({ where: (user, { eq }) => eq(user.id, id), with: { posts: true } })":
        "read database, drizzle find-one",
      "other.query.users.findMany({ limit: 1 })": "read database, drizzle find-many",
      "db.transaction(async (tx) => { const [mine] = await tx.select({ views: posts.views }).from(posts); if (mine === undefined) tx.rollback(); await tx.execute(sql`select 1`); return mine?.views; })":
        "call database, transaction transaction",
      "tx.select({ views: posts.views })": "read database, drizzle find-many",
      "tx.rollback()": "mark transaction-rollback",
      "tx.execute(sql`select 1`)": "call database, drizzle query",
      "db.select({ id: users.id })": "read database, drizzle find-many",
      "db.with(recent).select({ id: recent.id })": "read database, drizzle find-many",
      "db.$count(users, eq(users.id, id))": "read database, drizzle count",
      "prepared.execute({ id })": "call database",
    },
  },
  {
    name: "drizzle on other databases",
    code: `
      import Database from "better-sqlite3";
      import * as drizzleOrm from "drizzle-orm";
      import { drizzle as sqlite } from "drizzle-orm/better-sqlite3";
      import { drizzle as libsql } from "drizzle-orm/libsql";
      import { migrate } from "drizzle-orm/mysql2/migrator";
      import { drizzle as mysql, type MySql2Database } from "drizzle-orm/mysql2";
      import { datetime, int, mysqlEnum, mysqlTable, primaryKey, varchar } from "drizzle-orm/mysql-core";
      import { drizzle as neon } from "drizzle-orm/neon-http";
      import { blob, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
      const orders = mysqlTable("orders", {
        id: int().autoincrement().primaryKey(),
        state: mysqlEnum("state", ["open", "paid"]).notNull(),
        paidAt: datetime(),
        note: varchar({ length: 255 }),
      }, (table) => ({ key: primaryKey({ columns: [table.id, table.state] }) }));
      const notes = sqliteTable("notes", {
        id: integer().primaryKey({ autoIncrement: true }),
        at: integer("at", { mode: "timestamp" }).notNull(),
        done: integer({ mode: "boolean" }).notNull(),
        body: text().$type<"x" | "y">(),
        data: blob({ mode: "buffer" }),
      }, (table) => [unique().on(table.body)]);
      const shop: MySql2Database<{ orders: typeof orders }> = mysql(process.env.URL ?? "", { schema: { orders }, mode: "default" });
      const file = sqlite(new Database("notes.db"));
      const edge = libsql({ connection: { url: "libsql://" }, schema: { notes } });
      const remote = neon("postgres://");
      async function run() {
        await migrate(shop, { migrationsFolder: "drizzle" });
        const [paid] = await shop.select().from(orders).where(drizzleOrm.inArray(orders.state, ["paid"]));
        const state: "open" | "paid" | undefined = paid?.state;
        const [made] = await shop.insert(orders).values({ state: "open" }).onDuplicateKeyUpdate({ set: { note: "" } });
        const note = file.select().from(notes).where(drizzleOrm.eq(notes.id, 1)).get();
        const done: boolean | undefined = note?.done;
        file.transaction((tx) => tx.insert(notes).values({ at: new Date() }).run());
        const later = await edge.select().from(notes).get();
        const at: Date | undefined = later?.at;
        const [first] = await edge.batch([edge.select().from(notes), edge.delete(notes)]);
        const body: "x" | "y" | null | undefined = first[0]?.body;
        const rows = await remote.execute(drizzleOrm.sql\`select 1\`);
        return [state, made, done, at, body, rows];
      }
      export { run };`,
    facts: {
      'mysqlTable("orders", { id: int().autoincrement().primaryKey(), state: mysqlEnum("state", ["open", "paid"]).notNull(), paidAt: datetime(), note: varchar({ length: 255 }), }, (table) => ({ key: primaryKey({ columns: [table.id, table.state] }) }))':
        "mark table-definition",
      "int().autoincrement().primaryKey()": "mark unique-index",
      "primaryKey({ columns: [table.id, table.state] })": "mark unique-index",
      'sqliteTable("notes", { id: integer().primaryKey({ autoIncrement: true }), at: integer("at", { mode: "timestamp" }).notNull(), done: integer({ mode: "boolean" }).notNull(), body: text().$type<"x" | "y">(), data: blob({ mode: "buffer" }), }, (table) => [unique().on(table.body)])':
        "mark table-definition",
      "integer().primaryKey({ autoIncrement: true })": "mark unique-index",
      "unique()": "mark unique-index",
      'mysql(process.env.URL ?? "", { schema: { orders }, mode: "default" })':
        "creates drizzle config",
      'sqlite(new Database("notes.db"))': "creates drizzle",
      'new Database("notes.db")': "creates better-sqlite3 options, mark local-database",
      'libsql({ connection: { url: "libsql://" }, schema: { notes } })': "creates drizzle config",
      'neon("postgres://")': "creates drizzle",
      'migrate(shop, { migrationsFolder: "drizzle" })': "write database",
      "shop.select()": "read database, drizzle find-many",
      "shop.insert(orders)": "write database, drizzle insert",
      "file.select()": "drizzle find-many",
      "file.transaction((tx) => tx.insert(notes).values({ at: new Date() }).run())":
        "transaction transaction",
      "tx.insert(notes)": "drizzle insert",
      "edge.select()": "read database, drizzle find-many",
      "edge.batch([edge.select().from(notes), edge.delete(notes)])":
        "call database, mark atomic-batch",
      "edge.delete(notes)": "write database, drizzle delete",
      "remote.execute(drizzleOrm.sql`select 1`)": "call database, drizzle query",
    },
  },
  {
    name: "typeorm",
    code: `
      import { InjectRepository, TypeOrmModule } from "@nestjs/typeorm";
      import * as orm from "typeorm";
      import { BaseEntity, Column, DataSource, Entity, EntityManager, In, Index, LessThan, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation, Repository, Unique, VersionColumn } from "typeorm";
      @Entity("users")
      @Unique(["email"])
      class User {
        @PrimaryGeneratedColumn("uuid") id!: string;
        @Index({ unique: true }) @Column({ type: "text" }) email!: string;
        @Column() balance!: number;
        @VersionColumn() version!: number;
        @OneToMany(() => Post, (post) => post.author) posts!: Relation<Post[]>;
      }
      @Entity()
      class Post extends BaseEntity {
        @PrimaryGeneratedColumn() id!: number;
        @ManyToOne(() => User, (user) => user.posts, { onDelete: "CASCADE" }) author!: Relation<User>;
      }
      const source = new DataSource({ type: "postgres", poolSize: 5, extra: { query_timeout: 5_000 } });
      const module = TypeOrmModule.forRoot({ type: "postgres" });
      class Service {
        constructor(@InjectRepository(User) private readonly users: Repository<User>, private readonly manager: EntityManager) {}
        async run(id: string) {
          const user = await this.users.findOne({ where: { id, balance: LessThan(3) }, lock: { mode: "pessimistic_write" } });
          const balance: number | undefined = user?.balance;
          const many: User[] = await this.users.find({ where: { id: In(["a"]) }, take: 10 });
          if (user !== null) await this.users.save(user);
          await this.users.save(this.users.create({ email: "a" }));
          await this.users.update({ id }, { balance: () => "balance + 1" });
          await this.users.increment({ id }, "balance", 1);
          await this.users.insert({ email: "a" });
          await this.users.upsert({ email: "a" }, ["email"]);
          const found: User | null = await this.users.createQueryBuilder("u").setLock("pessimistic_write").where("u.id = :id", { id }).getOne();
          await this.users.createQueryBuilder().update(User).set({ balance: 3 }).where("id = :id", { id }).execute();
          await this.users.createQueryBuilder().insert().into(User).values({ email: "a" }).orIgnore().execute();
          await this.users.createQueryBuilder().delete().where("id = :id", { id }).execute();
          await source.transaction("SERIALIZABLE", async (manager) => {
            const one = await manager.findOneBy(User, { id });
            const email: string | undefined = one?.email;
            await manager.save(User, { id, email });
            await manager.getRepository(Post).delete(3);
          });
          await this.manager.transaction(async (tx) => tx.query("SELECT 1"));
          const runner = source.createQueryRunner();
          await runner.startTransaction();
          await runner.manager.save(many);
          await runner.rollbackTransaction();
          await runner.commitTransaction();
          await runner.release();
          const post = await Post.findOne({ where: { id: 3 } });
          const number: number | undefined = post?.id;
          await post?.save();
          const sum: number = await orm.getRepository(Post).count();
          return [balance, found, number, sum, module];
        }
      }
      export { Service };`,
    facts: {
      'Entity("users")': "mark entity",
      'Unique(["email"])': "mark unique-index",
      'PrimaryGeneratedColumn("uuid")': "mark unique-index",
      "VersionColumn()": "mark version-column",
      "Entity()": "mark entity",
      "PrimaryGeneratedColumn()": "mark unique-index",
      'new DataSource({ type: "postgres", poolSize: 5, extra: { query_timeout: 5_000 } })':
        "creates typeorm options, pool 10 options.poolSize options.extra",
      'TypeOrmModule.forRoot({ type: "postgres" })':
        "creates typeorm options, retries 9 constant options.retryAttempts, pool 10 options.poolSize options.extra",
      'this.users.findOne({ where: { id, balance: LessThan(3) }, lock: { mode: "pessimistic_write" } })':
        "read database, client.extra, default Infinity, typeorm find-one",
      'this.users.find({ where: { id: In(["a"]) }, take: 10 })':
        "read database, client.extra, default Infinity, typeorm find-many",
      "this.users.save(user)": "write database, client.extra, default Infinity, typeorm save",
      'this.users.save(this.users.create({ email: "a" }))':
        "write database, client.extra, default Infinity, typeorm save",
      'this.users.update({ id }, { balance: () => "balance + 1" })':
        "write database, client.extra, default Infinity, typeorm update",
      'this.users.increment({ id }, "balance", 1)':
        "write database, client.extra, default Infinity, typeorm increment",
      'this.users.insert({ email: "a" })':
        "write database, client.extra, default Infinity, typeorm insert",
      'this.users.upsert({ email: "a" }, ["email"])':
        "write database, client.extra, default Infinity, typeorm upsert",
      'this.users.createQueryBuilder("u").setLock("pessimistic_write").where("u.id = :id", { id }).getOne()':
        "read database, client.extra, default Infinity, typeorm find-one",
      'this.users.createQueryBuilder("u").setLock("pessimistic_write")': "mark row-lock",
      'this.users.createQueryBuilder().update(User).set({ balance: 3 }).where("id = :id", { id }).execute()':
        "write database, client.extra, default Infinity, typeorm update",
      'this.users.createQueryBuilder().insert().into(User).values({ email: "a" }).orIgnore().execute()':
        "write database, client.extra, default Infinity, typeorm insert",
      'this.users.createQueryBuilder().delete().where("id = :id", { id }).execute()':
        "write database, client.extra, default Infinity, typeorm delete",
      'source.transaction("SERIALIZABLE", async (manager) => { const one = await manager.findOneBy(User, { id }); const email: string | undefined = one?.email; await manager.save(User, { id, email }); await manager.getRepository(Post).delete(3); })':
        "call database, client.extra, default Infinity, transaction runInTransaction",
      "manager.findOneBy(User, { id })":
        "read database, client.extra, default Infinity, typeorm find-one",
      "manager.save(User, { id, email })":
        "write database, client.extra, default Infinity, typeorm save",
      "manager.getRepository(Post).delete(3)":
        "write database, client.extra, default Infinity, typeorm delete",
      'this.manager.transaction(async (tx) => tx.query("SELECT 1"))':
        "call database, client.extra, default Infinity, transaction runInTransaction",
      'tx.query("SELECT 1")': "call database, client.extra, default Infinity, typeorm query",
      "runner.startTransaction()":
        "call database, client.extra, default Infinity, mark transaction-begin",
      "runner.manager.save(many)": "write database, client.extra, default Infinity, typeorm save",
      "runner.rollbackTransaction()":
        "call database, client.extra, default Infinity, mark transaction-rollback",
      "runner.commitTransaction()":
        "call database, client.extra, default Infinity, mark transaction-commit",
      "runner.release()": "mark releases-connection",
      "Post.findOne({ where: { id: 3 } })":
        "read database, client.extra, default Infinity, typeorm find-one",
      "post?.save()": "write database, client.extra, default Infinity, typeorm save",
      "orm.getRepository(Post).count()":
        "read database, client.extra, default Infinity, typeorm count",
    },
  },
  {
    name: "mongoose",
    code: `
      import { InjectModel, MongooseModule, Prop, Schema as NestSchema, SchemaFactory } from "@nestjs/mongoose";
      import mongoose, { connect, type HydratedDocument, type Model, Schema, Types } from "mongoose";
      import * as everything from "mongoose";
      interface Account { name: string; balance: number; owner: Types.ObjectId }
      const accountSchema = new Schema<Account>({ name: String, balance: { type: Number, default: 0 }, owner: { type: Schema.Types.ObjectId, ref: "User" } }, { timestamps: true });
      const Accounts = mongoose.model<Account>("Account", accountSchema);
      const eventSchema = new everything.Schema({ kind: { type: String, required: true }, count: Number, at: Date, tags: [String], parts: [{ size: Number }], owner: mongoose.Schema.Types.ObjectId }, { timestamps: true });
      const Events = mongoose.models.Event ?? everything.model("Event", eventSchema);
      const Plain = mongoose.model("Plain", eventSchema);
      @NestSchema()
      class Cat { @Prop() age!: number }
      const CatSchema = SchemaFactory.createForClass(Cat);
      const module = MongooseModule.forRoot("mongodb://", { socketTimeoutMS: 1000 });
      class Service {
        constructor(@InjectModel(Cat.name) private readonly cats: Model<Cat>, private readonly connection: everything.Connection) {}
        async run(id: string) {
          const cat: HydratedDocument<Cat> | null = await this.cats.findById(id).exec();
          const age: number | undefined = cat?.age;
          if (cat !== null) { cat.age += 1; await cat.save(); }
          const account = await Accounts.findOne({ name: "a" }).lean();
          const balance: number | undefined = account?.balance;
          const [first] = await Accounts.find({ balance: { $gt: 1 } }).sort({ balance: -1 }).limit(3).populate("owner");
          const owner: Types.ObjectId | undefined = first?.owner;
          await Accounts.updateOne({ _id: id }, { $inc: { balance: 1 } });
          await Accounts.findOneAndUpdate({ name: "a" }, { balance: 1 }, { upsert: true, new: true }).orFail();
          const made = await Accounts.create({ name: "a" });
          const saved: string = (await new Accounts({ name: "a" }).save()).name;
          const plain = await Plain.findOne();
          const facts: [number | undefined, Date | undefined, string[] | undefined, number | undefined, Date | undefined] = [plain?.count, plain?.at, plain?.tags, plain?.parts[0]?.size, plain?.updatedAt];
          await this.connection.transaction(async (session) => { await made.save({ session }); });
          const session = await mongoose.startSession();
          await session.withTransaction(async () => { await Accounts.deleteMany({}, { session }); });
          session.startTransaction();
          await session.commitTransaction();
          for await (const each of Accounts.find().cursor()) await each.deleteOne();
          await connect("mongodb://", { maxPoolSize: 10 });
          return [age, balance, owner, saved, facts, await Events.countDocuments({}), module, CatSchema];
        }
      }
      export { Service };`,
    facts: {
      'new Schema<Account>({ name: String, balance: { type: Number, default: 0 }, owner: { type: Schema.Types.ObjectId, ref: "User" } }, { timestamps: true })':
        "mark table-definition",
      "new everything.Schema({ kind: { type: String, required: true }, count: Number, at: Date, tags: [String], parts: [{ size: Number }], owner: mongoose.Schema.Types.ObjectId }, { timestamps: true })":
        "mark table-definition",
      "NestSchema()": "mark entity",
      'MongooseModule.forRoot("mongodb://", { socketTimeoutMS: 1000 })':
        "creates mongoose options, retries 9 constant options.retryAttempts, pool 100 options.maxPoolSize",
      "this.cats.findById(id)":
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-unique, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "cat.save()":
        "write database, client.socketTimeoutMS, default Infinity, mongoose save, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'Accounts.findOne({ name: "a" })':
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-one, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "Accounts.find({ balance: { $gt: 1 } })":
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "Accounts.updateOne({ _id: id }, { $inc: { balance: 1 } })":
        "write database, client.socketTimeoutMS, default Infinity, mongoose update, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'Accounts.findOneAndUpdate({ name: "a" }, { balance: 1 }, { upsert: true, new: true })':
        "write database, client.socketTimeoutMS, default Infinity, mongoose update, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'Accounts.create({ name: "a" })':
        "write database, client.socketTimeoutMS, default Infinity, mongoose insert, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'new Accounts({ name: "a" }).save()':
        "write database, client.socketTimeoutMS, default Infinity, mongoose save, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "Plain.findOne()":
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-one, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "this.connection.transaction(async (session) => { await made.save({ session }); })":
        "call database, transaction fn",
      "made.save({ session })":
        "write database, client.socketTimeoutMS, default Infinity, mongoose save, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "session.withTransaction(async () => { await Accounts.deleteMany({}, { session }); })":
        "call database, client.socketTimeoutMS, default Infinity, transaction fn, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "Accounts.deleteMany({}, { session })":
        "write database, client.socketTimeoutMS, default Infinity, mongoose delete-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "session.startTransaction()": "mark transaction-begin",
      "session.commitTransaction()":
        "call database, client.socketTimeoutMS, default Infinity, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic, mark transaction-commit",
      "Accounts.find()":
        "read database, client.socketTimeoutMS, default Infinity, mongoose find-many, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      "each.deleteOne()":
        "write database, client.socketTimeoutMS, default Infinity, mongoose delete, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
      'connect("mongodb://", { maxPoolSize: 10 })':
        "call database, creates mongoose options, pool 100 options.maxPoolSize options.poolSize",
      "Events.countDocuments({})":
        "read database, client.socketTimeoutMS, default Infinity, mongoose count, retries 1 immediate client.retryReads client.retryWrites, idempotency automatic",
    },
  },
  {
    name: "knex and kysely",
    code: `
      import knex, { type Knex } from "knex";
      import { knex as named } from "knex";
      import * as star from "knex";
      import commonjs = require("knex");
      import { type Generated, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
      import { jsonArrayFrom } from "kysely/helpers/postgres";
      interface User { id: number; balance: number }
      const db = knex({ client: "pg", pool: { max: 3 } });
      const others: Knex[] = [named({}), star.knex({}), commonjs({})];
      interface Tables { users: { id: Generated<number>; balance: number } }
      const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({}) });
      async function withKnex(trx: Knex.Transaction) {
        const user = await db<User>("users").where({ id: 1 }).forUpdate().first();
        const balance: number | undefined = user?.balance;
        const all: User[] = await db<User>("users").where("id", ">", 1).timeout(1000, { cancel: true });
        await db("users").where((builder) => builder.where("id", 1)).update({ balance: 3 });
        await db.select("id").from("users");
        await trx("users").insert({ id: 1 }).onConflict("id").merge();
        await db.raw("SELECT 1");
        await db.transaction(async (tx) => { await tx("users").increment("balance", 1); });
        const started = await db.transaction();
        await started.commit();
        return [balance, all, others];
      }
      async function withKysely(given: Transaction<Tables>) {
        const user = await kysely.selectFrom("users").selectAll().where("id", "=", 1).executeTakeFirst();
        const id: number | undefined = user?.id;
        await kysely.insertInto("users").values({ balance: 1 }).onConflict((conflict) => conflict.column("id").doNothing()).execute();
        await given.updateTable("users").set((eb) => ({ balance: eb("balance", "+", 1) })).where((eb) => eb.and([])).execute();
        await kysely.deleteFrom("users").where("id", "=", 1).execute();
        await kysely.transaction().execute(async (trx) => { await trx.selectFrom("users").select("balance").forUpdate().execute(); });
        return [id, await sql<{ n: number }>\`SELECT 1\`.execute(kysely), jsonArrayFrom(null)];
      }
      export { withKnex, withKysely };`,
    facts: {
      'knex({ client: "pg", pool: { max: 3 } })': "creates knex config, pool 10 config.pool.max",
      "named({})": "creates knex config, pool 10 config.pool.max",
      "star.knex({})": "creates knex config, pool 10 config.pool.max",
      "commonjs({})": "creates knex config, pool 10 config.pool.max",
      "new Kysely<Tables>({ dialect: new PostgresDialect({}) })": "creates kysely config",
      'db<User>("users").where({ id: 1 }).forUpdate()': "mark row-lock",
      'db<User>("users")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex find-many, mark builder",
      'db<User>("users").where("id", ">", 1).timeout(1000, { cancel: true })': "mark sets-deadline",
      'db("users")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex find-many, mark builder",
      'db.select("id").from("users")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex find-many, mark builder",
      'trx("users")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex find-many, mark builder",
      'db.raw("SELECT 1")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex query, mark builder",
      'db.transaction(async (tx) => { await tx("users").increment("balance", 1); })':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, transaction scope",
      'tx("users")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex find-many, mark builder",
      "db.transaction()":
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, mark transaction-begin",
      "started.commit()":
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, mark transaction-commit",
      'kysely.selectFrom("users")': "read database, kysely find-many",
      'kysely.insertInto("users")': "write database, kysely insert",
      'given.updateTable("users")': "write database, kysely update-many",
      'kysely.deleteFrom("users")': "write database, kysely delete-many",
      'kysely.transaction().execute(async (trx) => { await trx.selectFrom("users").select("balance").forUpdate().execute(); })':
        "call database, transaction callback",
      'trx.selectFrom("users").select("balance").forUpdate()': "mark row-lock",
      'trx.selectFrom("users")': "read database, kysely find-many",
      "sql<{ n: number }>`SELECT 1`.execute(kysely)": "call database, kysely query",
    },
  },
  {
    name: "sequelize",
    code: `
      import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, Sequelize } from "sequelize";
      import Default from "sequelize";
      import { Column, Model as Decorated, Table, Unique } from "sequelize-typescript";
      import { InjectModel } from "@nestjs/sequelize";
      const sequelize = new Sequelize("postgres://", { pool: { max: 10 }, dialectOptions: { query_timeout: 1 } });
      const other = new Default({ dialect: "sqlite" });
      class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
        declare id: CreationOptional<number>;
        declare balance: number;
      }
      User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize });
      @Table
      class Cat extends Decorated { @Unique @Column declare name: string; }
      const Post = sequelize.define("Post", { title: DataTypes.STRING });
      class Service {
        constructor(@InjectModel(Cat) private readonly cats: typeof Cat) {}
        async run(id: number) {
          const user = await User.findByPk(id);
          const balance: number | undefined = user?.balance;
          const many: User[] = await User.findAll({ where: { balance: { [Op.gt]: 1 } }, limit: 3 });
          await user?.update({ balance: 3 });
          if (user !== null) { user.balance += 1; await user.save(); await user.increment("balance"); }
          await User.update({ balance: 3 }, { where: { id } });
          const [made, isNew] = await User.findOrCreate({ where: { id }, defaults: { balance: 0 } });
          const name: string | undefined = (await this.cats.findOne({ where: { id } }))?.name;
          await sequelize.transaction(async (transaction) => { await User.create({ balance: 1 }, { transaction }); });
          const started = await sequelize.transaction();
          await started.commit();
          await Post.bulkCreate([{}]);
          return [balance, many, made.balance, isNew, name, await sequelize.query("SELECT 1"), other];
        }
      }
      export { Service };`,
    facts: {
      'new Sequelize("postgres://", { pool: { max: 10 }, dialectOptions: { query_timeout: 1 } })':
        "creates sequelize options, pool 5 options.pool.max",
      'new Default({ dialect: "sqlite" })': "creates sequelize options, pool 5 options.pool.max",
      "User.init({ id: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize })":
        "mark entity",
      'sequelize.define("Post", { title: DataTypes.STRING })': "mark table-definition",
      "User.findByPk(id)":
        "read database, client.dialectOptions, default Infinity, sequelize find-unique",
      "User.findAll({ where: { balance: { [Op.gt]: 1 } }, limit: 3 })":
        "read database, client.dialectOptions, default Infinity, sequelize find-many",
      "user?.update({ balance: 3 })":
        "write database, client.dialectOptions, default Infinity, sequelize update",
      "user.save()": "write database, client.dialectOptions, default Infinity, sequelize save",
      'user.increment("balance")':
        "write database, client.dialectOptions, default Infinity, sequelize increment",
      "User.update({ balance: 3 }, { where: { id } })":
        "write database, client.dialectOptions, default Infinity, sequelize update-many",
      "User.findOrCreate({ where: { id }, defaults: { balance: 0 } })":
        "write database, client.dialectOptions, default Infinity, sequelize upsert",
      "this.cats.findOne({ where: { id } })":
        "read database, client.dialectOptions, default Infinity, sequelize find-one",
      "sequelize.transaction(async (transaction) => { await User.create({ balance: 1 }, { transaction }); })":
        "call database, client.dialectOptions, default Infinity, transaction callback",
      "User.create({ balance: 1 }, { transaction })":
        "write database, client.dialectOptions, default Infinity, sequelize insert",
      "sequelize.transaction()":
        "call database, client.dialectOptions, default Infinity, mark transaction-begin",
      "started.commit()": "call database, mark transaction-commit",
      "Post.bulkCreate([{}])":
        "write database, client.dialectOptions, default Infinity, sequelize insert-many",
      'sequelize.query("SELECT 1")':
        "call database, client.dialectOptions, default Infinity, sequelize query",
    },
  },
  {
    name: "mikro-orm",
    code: `
      import { Collection, Entity, EntityManager, EntityRepository, LockMode, ManyToOne, MikroORM, PrimaryKey, Property, Unique } from "@mikro-orm/core";
      import { SqlEntityManager } from "@mikro-orm/postgresql";
      import { InjectRepository } from "@mikro-orm/nestjs";
      import * as core from "@mikro-orm/core";
      @Entity()
      class User {
        @PrimaryKey() id!: string;
        @Unique() @Property() email!: string;
        @Property({ version: true }) version!: number;
        @core.OneToMany(() => Post, (post) => post.author) posts = new Collection<Post>(this);
      }
      @Entity({ tableName: "posts" })
      class Post {
        @PrimaryKey() id!: number;
        @ManyToOne(() => User) author!: core.Rel<User>;
      }
      class Service {
        constructor(@InjectRepository(User) private readonly users: EntityRepository<User>, private readonly em: EntityManager) {}
        async run(id: string, manager: SqlEntityManager) {
          const user = await this.em.findOne(User, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
          const version: number | undefined = user?.version;
          const many: User[] = await this.users.find({ email: "a" }, { limit: 3 });
          const made = this.em.create(User, { email: "a" });
          this.em.persist(made);
          await this.em.flush();
          await this.users.upsert({ email: "a" });
          await this.em.nativeUpdate(User, { id }, { email: "b" });
          await this.em.transactional(async (em) => { await em.persistAndFlush(made); });
          const number: number = (await manager.fork().findOneOrFail(Post, 3)).id;
          await manager.createQueryBuilder(User).where({ id }).getSingleResult();
          await manager.getConnection().execute("SELECT 1");
          await manager.execute("SELECT 1");
          const { rows } = await manager.getKnex().raw("SELECT 1");
          await manager.begin();
          await manager.commit();
          return [rows, version, many, number, await MikroORM.init({ dbName: "a", pool: { max: 3 } }), user?.posts.getItems()];
        }
      }
      export { Service };`,
    facts: {
      "Entity()": "mark entity",
      "PrimaryKey()": "mark unique-index",
      "Unique()": "mark unique-index",
      'Entity({ tableName: "posts" })': "mark entity",
      "this.em.findOne(User, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })":
        "read database, client.driverOptions, default Infinity, mikro-orm find-one",
      'this.users.find({ email: "a" }, { limit: 3 })':
        "read database, client.driverOptions, default Infinity, mikro-orm find-many",
      "this.em.flush()": "write database, client.driverOptions, default Infinity, mikro-orm save",
      'this.users.upsert({ email: "a" })':
        "write database, client.driverOptions, default Infinity, mikro-orm upsert",
      'this.em.nativeUpdate(User, { id }, { email: "b" })':
        "write database, client.driverOptions, default Infinity, mikro-orm update-many",
      "this.em.transactional(async (em) => { await em.persistAndFlush(made); })":
        "call database, client.driverOptions, default Infinity, transaction callback",
      "em.persistAndFlush(made)":
        "write database, client.driverOptions, default Infinity, mikro-orm save",
      "manager.fork().findOneOrFail(Post, 3)":
        "read database, client.driverOptions, default Infinity, mikro-orm find-one",
      "manager.createQueryBuilder(User).where({ id }).getSingleResult()":
        "read database, mikro-orm find-one",
      'manager.getConnection().execute("SELECT 1")': "call database, mikro-orm query",
      'manager.execute("SELECT 1")':
        "call database, client.driverOptions, default Infinity, mikro-orm query",
      'manager.getKnex().raw("SELECT 1")':
        "call database, client.connection.query_timeout, client.connection.statement_timeout, default Infinity, knex query, mark builder",
      "manager.begin()":
        "call database, client.driverOptions, default Infinity, mark transaction-begin",
      "manager.commit()":
        "call database, client.driverOptions, default Infinity, mark transaction-commit",
      'MikroORM.init({ dbName: "a", pool: { max: 3 } })':
        "creates mikro-orm options, pool 10 options.pool.max",
    },
  },
];
