// case: layer=multi-node file=src/day.ts
import { Args, Parent, Query, ResolveField, Resolver } from "@nestjs/graphql";
import type { Loaders } from "./loaders";
import type { Cards } from "./cards";
import { PrismaClient } from "@prisma/client";
import { appointments, mailer, teachers } from "./parts";

const prisma = new PrismaClient();
const PAGE = 100;

// A page of rows, and a query for each of them.
export async function rentals(): Promise<unknown[]> {
  const rows = await prisma.rental.findMany({ where: { state: "open" }, take: PAGE });
  const found = [];
  for (const row of rows) {
    const vehicle = await prisma.vehicle.findUnique({ where: { id: row.vehicleId } });
//                        ????????????????????????? one for all would do
    found.push({ row, vehicle });
  }
  return found;
}

export async function three(): Promise<unknown[]> {
  const rows = await prisma.rental.findMany({ where: { state: "open" }, take: 3 });
  const found = [];
  for (const row of rows) found.push(await prisma.vehicle.findUnique({ where: { id: row.vehicleId } }));
  return found;
}

export class Sheet {
  constructor(private readonly cards: Cards) {}

  async of(doctorId: string): Promise<unknown[]> {
    const booked = await appointments.listOf(doctorId);
    const rows = [];
    for (const each of booked) {
      const card = await this.card(each.patientId);
//                       ????????? all be asked at once?
      rows.push({ each, card });
    }
    for (const each of booked) await mailer.send(each.patientId);
    return rows;
  }

  private async card(id: string): Promise<unknown> {
    return this.cards.byId(id);
  }
}

@Resolver("Class")
export class Classes {
  @Query("classes")
  all(@Args("year") year: number) {
    return teachers.classesOf(year);
  }

  @ResolveField("mainTeacher")
  async mainTeacher(@Parent() parent: { teacherId: string }) {
    return teachers.findById(parent.teacherId);
//         ????????????????? loader asks once for all
  }

  // Prisma puts the calls of one tick together.
  @ResolveField("room")
  async room(@Parent() parent: { roomId: string }) {
    return prisma.room.findUnique({ where: { id: parent.roomId } });
  }

  @ResolveField("deputy")
  async deputy(@Parent() parent: { deputyId: string }, loaders: Loaders) {
    return loaders.teachers.load(parent.deputyId);
  }

  @ResolveField("label")
  label(@Parent() parent: { grade: number }) {
    return `${parent.grade}`;
  }
}

type Context = { loaders: Loaders };

export const resolvers = {
  Query: { school: (parent: { id: string }, _: object) => teachers.findSchool(parent.id) },
  Pupil: { mentor: (parent: { mentorId: string }, _: object, __: Context) => teachers.findById(parent.mentorId) },
//                                                                           ????????????????? loader asks once for all
};

// Callers send as many names as they like, and each is asked for.
export async function grant(req: { body: { names: string[] } }, keyId: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const name of req.body.names) {
    found.push(await teachers.resolveRight(keyId, name));
//                   ????????????????????? can all be asked at once
  }
  return found;
}
