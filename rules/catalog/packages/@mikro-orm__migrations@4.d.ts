/** Package `@mikro-orm/migrations`. Facts read from `@mikro-orm/knex` 6.6.16: what a migration adds runs in one transaction. */
export declare abstract class Migration {
  constructor(...args: any[]);
  protected readonly config: any;
  protected readonly driver: any;
  addSql(sql: any, ...args: any[]): void;
  /**
   * @remote call database
   * @data mikro-orm query
   */
  execute(sql: any, ...args: any[]): Promise<any[]>;
  abstract up(): Promise<void> | void;
  down(): Promise<void> | void;
  getEntityManager(): any;
  getKnex(): any;
  isTransactional(): boolean;
  reset(): void;
  [member: string]: any;
}
export declare class Migrator {
  constructor(em: any);
  [member: string]: any;
}
export declare const TSMigrationGenerator: any;
export type TSMigrationGenerator = any;
export type MigrateOptions = any;
export type MigrationResult = any;
export type UmzugMigration = any;
