// case: package=pg,sequelize
//- src/enrol.ts
import { UniqueConstraintError } from "sequelize";
import { EnrolmentPolicy } from "./policy";
import { Course, Enrolment } from "./models";

export class Enrol {
  private readonly policy = new EnrolmentPolicy();

  async run(courseId: string, studentId: string): Promise<boolean> {
    const course = await Course.findByPk(courseId, { rejectOnEmpty: true });
    const verdict = await this.policy.evaluate(course);
    //                    ????????????????????
    if (!verdict.allowed) return false;
    try {
      await Enrolment.create({ courseId, studentId });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
    }
    return true;
  }

  async runWhileOpen(courseId: string, studentId: string): Promise<boolean> {
    const course = await Course.findByPk(courseId, { rejectOnEmpty: true });
    const verdict = await this.policy.isOpen(course);
    if (!verdict.allowed) return false;
    await Enrolment.create({ courseId, studentId });
    return true;
  }
}
//- src/policy.ts
import { Course, Enrolment } from "./models";

export class EnrolmentPolicy {
  async evaluate(course: Course): Promise<{ allowed: boolean }> {
    const taken = await Enrolment.count({ where: { courseId: course.id } });
    return taken < course.capacity ? { allowed: true } : { allowed: false };
  }

  async isOpen(course: Course): Promise<{ allowed: boolean }> {
    return { allowed: course.closesAt.getTime() > Date.now() };
  }
}
//- src/models.ts
import { Model } from "sequelize";

export class Course extends Model {
  declare id: string;
  declare capacity: number;
  declare closesAt: Date;
}

export class Enrolment extends Model {
  declare courseId: string;
}
//- src/refund.ts
import type { RefundRepository } from "./refunds";

export class IssueRefund {
  constructor(private readonly refunds: RefundRepository) {}

  async execute(chargeId: string, cents: number): Promise<string | undefined> {
    const charge = await this.refunds.summary(chargeId);
    //                   ????????????????????
    const left = charge.cents - charge.refunded;
    if (cents > left) return undefined;
    return await this.refunds.add(chargeId, cents);
  }
}
//- src/refunds.ts
import type { Pool } from "pg";

export class RefundRepository {
  constructor(private readonly pool: Pool) {}

  async summary(chargeId: string): Promise<{ cents: number; refunded: number }> {
    const { rows } = await this.pool.query(
      `SELECT c.cents, COALESCE(SUM(r.cents), 0) AS refunded
         FROM charges c LEFT JOIN refunds r ON r.charge_id = c.id
        WHERE c.id = $1 GROUP BY c.cents`,
      [chargeId],
    );
    return rows[0];
  }

  async add(chargeId: string, cents: number): Promise<string> {
    const { rows } = await this.pool.query(
      "INSERT INTO refunds (charge_id, cents) VALUES ($1, $2) RETURNING id",
      [chargeId, cents],
    );
    return rows[0].id;
  }
}
//- src/articles.ts
import { Pool } from "pg";

const pool = new Pool();

export async function write(title: string): Promise<void> {
  const slug = await pickSlug(title);
  //                 ????????
  await pool.query("INSERT INTO articles (slug, title) VALUES ($1, $2)", [slug, title]);
}

export async function writeOnce(title: string): Promise<void> {
  const slug = await pickSlug(title);
  try {
    await pool.query("INSERT INTO articles (slug, title) VALUES ($1, $2)", [slug, title]);
  } catch (error) {
    if ((error as { code?: string }).code === "23505") return writeOnce(title);
    throw error;
  }
}

async function pickSlug(title: string): Promise<string> {
  for (let n = 0; n < 50; n++) {
    const slug = n === 0 ? title : `${title}-${n}`;
    const { rows } = await pool.query("SELECT id FROM articles WHERE slug = $1", [slug]);
    if (rows.length === 0) return slug;
  }
  throw new Error("none is free");
}
