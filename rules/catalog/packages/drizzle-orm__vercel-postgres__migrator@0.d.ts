/** Package drizzle-orm, `drizzle-orm/vercel-postgres/migrator`. Facts read from drizzle-orm 0.45.4: runs what is pending in one transaction, without a lock against other processes. */
import type { MigrationConfig } from "drizzle-orm";

/** @remote write database */
export declare function migrate(db: any, config: MigrationConfig): Promise<void>;
