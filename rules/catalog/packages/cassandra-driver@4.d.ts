/** Package cassandra-driver. Facts read from cassandra-driver 4.10.0: 12 s for an attempt, then the next host, also for what is not idempotent; only the first 5000 rows are given. */
import type { EventEmitter } from "events";

declare namespace cassandra {
  export { cassandra as default };
  export interface QueryOptions {
    autoPage?: boolean;
    consistency?: number;
    fetchSize?: number;
    isIdempotent?: boolean;
    pageState?: any;
    prepare?: boolean;
    readTimeout?: number;
    retry?: any;
    serialConsistency?: number;
    [option: string]: any;
  }
  export interface ClientOptions {
    contactPoints?: string[];
    credentials?: any;
    keyspace?: string;
    localDataCenter?: string;
    policies?: any;
    pooling?: any;
    queryOptions?: QueryOptions;
    socketOptions?: { connectTimeout?: number; readTimeout?: number; [option: string]: any };
    [option: string]: any;
  }
  export interface Client extends EventEmitter {}
  /**
   * @deadline option options.readTimeout | client socketOptions.readTimeout
   * @default 12s
   * @retries 1 immediate option options.retry | client policies
   * @idempotency option options.isIdempotent | client queryOptions.isIdempotent
   */
  export class Client {
    /** @creates cassandra options */
    constructor(options: ClientOptions);
    readonly hosts: any;
    readonly keyspace: string;
    readonly metadata: any;
    /**
     * @remote write database
     * @data cassandra query
     * @mark atomic-batch
     */
    batch(queries: any[], options?: QueryOptions, callback?: any): Promise<types.ResultSet>;
    connect(callback?: any): Promise<void>;
    /**
     * @remote call database
     * @data cassandra query
     */
    eachRow(query: string, params: any, options: QueryOptions, row: any, callback?: any): void;
    /**
     * @remote call database
     * @data cassandra query
     */
    execute(
      query: string,
      params?: any,
      options?: QueryOptions,
      callback?: any,
    ): Promise<types.ResultSet>;
    shutdown(callback?: any): Promise<void>;
    /**
     * @remote call database
     * @data cassandra query
     */
    stream(query: string, params?: any, options?: QueryOptions): any;
  }
  export namespace types {
    interface Row {
      get(column: any): any;
      [column: string]: any;
    }
    class ResultSet {
      readonly columns: any[];
      readonly info: any;
      readonly pageState: string;
      readonly rowLength: number;
      readonly rows: Row[];
      first(): Row;
      wasApplied(): boolean;
      [Symbol.iterator](): Iterator<Row>;
    }
    const consistencies: any;
    const dataTypes: any;
    const Uuid: any;
    const TimeUuid: any;
    const Long: any;
    type Uuid = any;
    type TimeUuid = any;
    type Long = any;
    type consistencies = any;
  }
  export namespace mapping {
    class Mapper {
      constructor(client: Client, options?: any);
      batch(items: any[], info?: any): Promise<any>;
      forModel<T = any>(name: string): ModelMapper<T>;
    }
    interface ModelMapper<T = any> {
      /**
       * @remote read database
       * @data cassandra find-many
       */
      find(doc: any, info?: any, options?: any): Promise<any>;
      /**
       * @remote read database
       * @data cassandra find-many
       */
      findAll(info?: any, options?: any): Promise<any>;
      /**
       * @remote read database
       * @data cassandra find-unique
       */
      get(doc: any, info?: any, options?: any): Promise<T | null>;
      /**
       * @remote write database
       * @data cassandra insert
       */
      insert(doc: any, info?: any, options?: any): Promise<any>;
      /**
       * @remote write database
       * @data cassandra delete
       */
      remove(doc: any, info?: any, options?: any): Promise<any>;
      /**
       * @remote write database
       * @data cassandra update
       */
      update(doc: any, info?: any, options?: any): Promise<any>;
      readonly batching: any;
    }
    const UnderscoreCqlToCamelCaseMappings: any;
  }
  export const policies: any;
  export const auth: any;
  export const errors: any;
  export const concurrent: any;
}

export = cassandra;
