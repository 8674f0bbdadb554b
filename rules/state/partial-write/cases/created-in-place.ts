// case: layer=multi-node file=src/service.ts
import { randomUUID } from "node:crypto";
import { DataSource } from "typeorm";
import { Calendar, Staff, Tenant } from "./entities";
import { accountRepository, memberRepository } from "./repositories";

export class Signup {
  constructor(private readonly dataSource: DataSource) {}

  async run(name: string, email: string): Promise<void> {
    const tenants = this.dataSource.getRepository(Tenant);
    const staff = this.dataSource.getRepository(Staff);
    const tenant = await tenants.save(tenants.create({ name }));
    await staff.save(staff.create({ tenantId: tenant.id, email }));
//        ??????????
  }

  async withOwnId(name: string): Promise<void> {
    const tenantId = randomUUID();
    const tenants = this.dataSource.getRepository(Tenant);
    const calendars = this.dataSource.getRepository(Calendar);
    await tenants.save({ name, key: tenantId });
    await tenants.insert({ id: tenantId, name });
    await calendars.insert({ tenantId, name: "Default" });
//        ????????????????
  }
}

// Code that is not in sight, by its names.
export async function open(name: string, user: string): Promise<void> {
  const account = await accountRepository.create({ name });
  await memberRepository.create({ accountId: account.id, user });
//      ???????????????????????
}

// In a transaction that is handed on, sent as a list, or about other things.
export async function fine(name: string, tx: unknown, prisma: any): Promise<void> {
  const account = await accountRepository.create({ name }, tx);
  await memberRepository.create({ accountId: account.id }, tx);
  const id = randomUUID();
  await prisma.$transaction([
    prisma.folder.create({ data: { id, name } }),
    prisma.member.create({ data: { folderId: id } }),
  ]);
  await accountRepository.create({ name });
  await memberRepository.create({ name });
}
