// case: package=typeorm@0.3,@nestjs/typeorm@11,@mikro-orm/core@6,knex@3
// Entities that do not resolve are read from what stands beside them, and chains may begin at a member.
//- src/nest.ts
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Ticket } from "./ticket.entity";

export class Tickets {
  constructor(@InjectRepository(Ticket) private readonly rows: Repository<Ticket>) {}

  async open(topic: string, customer: string): Promise<void> {
    const open = await this.openOf(topic, customer);
    //                 ???????????
    if (open) throw new Error("there is one already");
    await this.rows.save(this.rows.create({ topic, customer, state: "open" }));
  }

  private openOf(topic: string, customer: string): Promise<Ticket | null> {
    return this.rows.findOne({ where: { topic, customer, state: "open" } });
  }
}
//- src/mikro.ts
import { EntityManager } from "@mikro-orm/core";
import { Booking } from "./booking.entity";

export class Bookings {
  constructor(private readonly em: EntityManager) {}

  async book(seat: string): Promise<void> {
    const taken = await this.em.findOne(Booking, { seat, state: "taken" });
    //                  ???????????????
    if (taken !== null) return;
    const booking = this.em.create(Booking, { seat, state: "taken" });
    await this.em.persistAndFlush(booking);
  }
}
//- src/member.ts
import type { Knex } from "knex";

export class Profiles {
  constructor(private readonly knex: Knex) {}

  async ensure(subject: string): Promise<void> {
    const known = await this.knex("profiles").where({ subject, deleted: false }).first();
    //                  ?????????
    if (known) return;
    await this.knex("profiles").insert({ subject, deleted: false });
  }
}
