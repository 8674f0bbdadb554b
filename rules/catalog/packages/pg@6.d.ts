/** Package pg, 6.x to 8.x. Facts read from pg 8.23.1: no query ends by itself, ten connections, and no end to the wait for one; `query_timeout` is kept by the client, `statement_timeout` by the server alone. */
import { EventEmitter } from "events";

declare namespace pg {
  interface ClientConfig {
    application_name?: string;
    connectionString?: string;
    connectionTimeoutMillis?: number;
    database?: string;
    host?: string;
    idle_in_transaction_session_timeout?: number;
    keepAlive?: boolean;
    lock_timeout?: number;
    options?: string;
    password?: any;
    port?: number;
    query_timeout?: number;
    ssl?: any;
    statement_timeout?: false | number;
    types?: any;
    user?: string;
    [option: string]: any;
  }
  interface ConnectionConfig extends ClientConfig {}
  interface PoolConfig extends ClientConfig {
    Client?: any;
    allowExitOnIdle?: boolean;
    idleTimeoutMillis?: number | null;
    max?: number;
    maxLifetimeSeconds?: number;
    maxUses?: number;
    min?: number;
  }
  interface QueryConfig<out I = any> {
    name?: string;
    query_timeout?: number;
    rowMode?: string;
    text: string;
    types?: any;
    values?: any;
  }
  interface QueryArrayConfig<out I = any> extends QueryConfig<I> {
    rowMode: "array";
  }
  interface Submittable {
    submit: (connection: any) => void;
  }
  interface FieldDef {
    dataTypeID: number;
    name: string;
    [detail: string]: any;
  }
  interface QueryResultRow {
    [column: string]: any;
  }
  interface QueryResultBase {
    command: string;
    fields: FieldDef[];
    oid: number;
    rowCount: number | null;
  }
  interface QueryResult<out R = any> extends QueryResultBase {
    rows: R[];
  }
  interface QueryArrayResult<out R extends any[] = any[]> extends QueryResultBase {
    rows: R[];
  }
  interface Notification {
    channel: string;
    payload?: string;
    processId: number;
  }

  /**
   * @deadline option config.query_timeout | client query_timeout | client statement_timeout
   * @default none
   */
  interface Queryable {
    query<S extends Submittable>(stream: S): S;
    /**
     * @remote call database
     * @data pg query
     */
    query<R extends any[] = any[]>(
      config: QueryArrayConfig,
      values?: any,
    ): Promise<QueryArrayResult<R>>;
    /**
     * @remote call database
     * @data pg query
     */
    query<R = any, I = any>(config: QueryConfig<I>, values?: any): Promise<QueryResult<R>>;
    /**
     * @remote call database
     * @data pg query
     */
    query<R = any, I = any>(config: string | QueryConfig<I>, values?: any): Promise<QueryResult<R>>;
    /**
     * @remote call database
     * @data pg query
     */
    query<R = any>(
      config: string | QueryConfig,
      callback: (error: Error, result: QueryResult<R>) => void,
    ): void;
    /**
     * @remote call database
     * @data pg query
     */
    query<R = any>(
      config: string | QueryConfig,
      values: any,
      callback: (error: Error, result: QueryResult<R>) => void,
    ): void;
  }

  interface Pool extends Queryable {}
  class Pool extends EventEmitter {
    /**
     * @creates pg config
     * @pool 10 option config.max
     */
    constructor(config?: PoolConfig);
    readonly ended: boolean;
    readonly ending: boolean;
    readonly expiredCount: number;
    readonly idleCount: number;
    options: any;
    readonly totalCount: number;
    readonly waitingCount: number;
    /**
     * @remote call database
     * @deadline client connectionTimeoutMillis
     * @default none
     * @mark acquires-connection
     */
    connect(): Promise<PoolClient>;
    /**
     * @remote call database
     * @deadline client connectionTimeoutMillis
     * @default none
     * @mark acquires-connection
     */
    connect(
      callback: (
        error: Error | undefined,
        client: PoolClient,
        done: (release?: any) => void,
      ) => void,
    ): void;
    end(callback?: () => void): Promise<void>;
  }

  interface ClientBase extends Queryable {}
  class ClientBase extends EventEmitter {
    /** @creates pg config */
    constructor(config?: string | ClientConfig);
    /**
     * @remote call database
     * @deadline client connectionTimeoutMillis
     * @default none
     */
    connect(callback?: (error: Error, client: any) => void): Promise<this>;
    escapeIdentifier(text: string): string;
    escapeLiteral(text: string): string;
    setTypeParser(...args: any[]): void;
    getTypeParser(...args: any[]): any;
  }
  class Client extends ClientBase {
    /** @creates pg config */
    constructor(config?: string | ClientConfig);
    readonly database?: string;
    readonly host: string;
    readonly port: number;
    readonly user?: string;
    end(callback?: (error: Error) => void): Promise<void>;
  }
  interface PoolClient extends Client {
    /** @mark releases-connection */
    release(error?: Error | boolean): void;
  }
  class Query<out R = any, out I = any> extends EventEmitter implements Submittable {
    constructor(config?: string | QueryConfig<I>, values?: any);
    submit: (connection: any) => void;
  }
  class Connection extends EventEmitter {
    constructor(config?: any);
  }
  class DatabaseError extends Error {
    code?: string;
    constraint?: string;
    detail?: string;
    table?: string;
    column?: string;
    schema?: string;
    severity?: string;
  }
  class TypeOverrides {
    constructor(types?: any);
    setTypeParser(...args: any[]): void;
    getTypeParser(...args: any[]): any;
  }
  const defaults: any;
  const native: any;
  const types: {
    builtins: Record<string, number>;
    getTypeParser(...args: any[]): any;
    setTypeParser(...args: any[]): void;
  };
  function escapeIdentifier(text: string): string;
  function escapeLiteral(text: string): string;
}

export = pg;
