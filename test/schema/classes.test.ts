/** Entities that are classes with decorators. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSchemas } from "./repository.ts";

test("TypeORM: columns, keys of every form, relations and base classes", (context) => {
  const { show, keysWritten, find } = openSchemas(context, {
    "src/base.ts": `import { BaseEntity, CreateDateColumn, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from "typeorm";
export abstract class Base extends BaseEntity {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @CreateDateColumn() createdAt!: Date;
  @UpdateDateColumn({ type: "timestamptz" }) updatedAt!: Date;
  @VersionColumn() version!: number;
}
`,
    "src/user.entity.ts": `import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, OneToOne, Unique } from "typeorm";
import { Base } from "./base";
@Entity({ name: "app_users" })
@Unique(["org", "email"])
@Unique("named", ["org", "nick"])
@Unique("by_function", (user: User) => [user.org, user.age])
@Index(["nick", "age"], { unique: true })
@Index("plain", ["age"])
export class User extends Base {
  @Column({ unique: true, name: "email_address" }) email!: string;
  @Column("int") age!: number;
  @Column({ type: "decimal" }) price!: string;
  @Column() isOn!: boolean;
  @Column({ type: "simple-array" }) tags!: string[];
  @Column("jsonb") data!: unknown;
  @Column({ type: "enum", enum: Role }) role!: Role;
  @Index({ unique: true }) @Column({ nullable: true }) nick?: string | null;
  @ManyToOne(() => Org, (org) => org.users) @JoinColumn({ name: "org_id" }) org!: Org;
  @OneToOne(() => Profile) @JoinColumn() profile!: Profile;
  @OneToMany(() => Post, (post) => post.user) posts!: Post[];
  notStored = 1;
}
`,
    "src/member.entity.ts": `import { Entity, PrimaryColumn, Column } from "typeorm";
@Entity("members")
export class Member {
  @PrimaryColumn() orgId!: number;
  @PrimaryColumn() userId!: number;
  @Column({ type: "datetime" }) at!: string;
}
`,
  });
  assert.equal(
    show("User"),
    "User: id text, createdAt time, updatedAt time updated, version number version, email/email_address text, age number, price number, isOn boolean, tags list, data json, role text, nick text, org/org_id relation, profile relation, posts relation; keys id, email, nick, profile, org+email, org+nick, org+age, nick+age; complete",
  );
  assert.equal(find("app_users"), find("userRepository"));
  assert.deepEqual(keysWritten("User"), [
    ...["id", "email", "nick", "profile", '@Unique(["org", "email"])'],
    ...['@Unique("named", ["org", "nick"])'],
    '@Unique("by_function", (user: User) => [user.org, user.age])',
    '@Index(["nick", "age"], { unique: true })',
  ]);
  assert.equal(
    show("members"),
    "Member: orgId number, userId number, at time; keys orgId+userId; complete",
  );
  assert.equal(show("Base"), "none");
});

test("TypeORM: what is not in sight leaves doubt", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { Foreign } from "elsewhere";
@Entity() export class A extends Foreign { @PrimaryColumn() id!: number }
@Entity() export class B extends mixin(Foreign) { @PrimaryColumn() id!: number }
@Entity() @Index(["id"], { unique: true, where: "id > 0" }) export class C { @PrimaryColumn() id!: number }
@Entity() @UniqueTogether("id") export class D { @PrimaryColumn() id!: number }
@Entity() @Index(FIELDS, { unique: true }) export class E { @PrimaryColumn() id!: number }
`,
  });
  for (const name of ["A", "B", "C", "D", "E"])
    assert.equal(show(name), `${name}: id number; keys id; open`);
});

test("MikroORM: properties, keys and versions", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { Entity, Enum, Index, ManyToOne, OneToOne, PrimaryKey, Property, Unique } from "@mikro-orm/core";
@Entity({ tableName: "app_users" })
@Unique({ properties: ["org", "email"] })
@Index({ properties: ["age"] })
export class User {
  @PrimaryKey() id!: number;
  @Property({ unique: true, fieldName: "mail" }) email!: string;
  @Property({ type: "decimal" }) age!: string;
  @Property({ onUpdate: () => new Date() }) updatedAt: Date = new Date();
  @Property({ version: true }) rev!: number;
  @Property() @Unique() nick!: string;
  @Enum(() => Role) role!: Role;
  @ManyToOne(() => Org) org!: Org;
  @OneToOne({ entity: () => Profile, owner: true }) profile!: Profile;
}
`,
  });
  assert.equal(
    show("app_users"),
    "User: id number, email/mail text, age number, updatedAt time updated, rev number version, nick text, role text, org relation, profile relation; keys id, email, nick, profile, org+email; complete",
  );
});

test("Sequelize with decorators: implied columns and composite keys by name", (context) => {
  const { show } = openSchemas(context, {
    "src/a.ts": `import { Column, DataType, ForeignKey, Index, Model, PrimaryKey, Table, Unique } from "sequelize-typescript";
@Table({ tableName: "app_users" })
export class User extends Model<User> {
  @Unique @Column email!: string;
  @Column({ type: DataType.STRING(20), unique: "pair" }) a!: string;
  @Column({ type: DataType.INTEGER, unique: "pair" }) b!: number;
  @Index({ name: "i", unique: true }) @Column(DataType.DATE) c!: Date;
  @ForeignKey(() => Org) @Column orgId!: number;
}
@Table({ timestamps: false })
export class Bare extends Model { @PrimaryKey @Column key!: string }
`,
  });
  assert.equal(
    show("app_users"),
    "User: email text, a text, b number, c time, orgId number, id text, createdAt time, updatedAt time updated; keys id, email, a+b, c; complete",
  );
  assert.equal(show("Bare"), "Bare: key text; keys key; complete");
});

test("Nest and Typegoose: schemas made from classes", (context) => {
  const { show } = openSchemas(context, {
    "src/cat.schema.ts": `import { Prop, Schema, SchemaFactory } from "@nestjs/mongoose";
@Schema({ timestamps: true, collection: "kittens" })
export class Cat {
  @Prop({ required: true, unique: true }) name!: string;
  @Prop({ type: mongoose.Schema.Types.ObjectId, ref: "Owner" }) owner!: Owner;
  @Prop([String]) tags!: string[];
  @Prop() age!: number;
}
export const CatSchema = SchemaFactory.createForClass(Cat);
CatSchema.index({ owner: 1, name: -1 }, { unique: true });
CatSchema.index({ age: 1 });
`,
    "src/dog.ts": `import { index, prop, getModelForClass } from "@typegoose/typegoose";
@index({ owner: 1, name: 1 }, { unique: true })
@modelOptions({ schemaOptions: {} })
export class Dog { @prop({ unique: true }) name!: string; @prop() owner!: string }
export const DogModel = getModelForClass(Dog);
`,
  });
  assert.equal(
    show("kittens"),
    "Cat: name text, owner text, tags list, age number, _id text, createdAt time, updatedAt time updated; keys _id, name, owner+name; complete",
  );
  assert.equal(
    show("DogModel"),
    "Dog: name text, owner text, _id text; keys _id, name, owner+name; complete",
  );
});
