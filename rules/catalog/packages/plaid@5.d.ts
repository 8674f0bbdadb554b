/** Package plaid. Facts read from plaid 47.0.0: axios without a deadline unless `baseOptions` have a `timeout`. */
export class Configuration {
  constructor(parameters?: { basePath?: string; baseOptions?: any; [option: string]: any });
}
/**
 * @deadline option options.timeout | option options.signal
 */
export class PlaidApi {
  constructor(configuration?: Configuration, basePath?: string, axios?: any);
  /** @remote read payment */
  accountsBalanceGet(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  accountsGet(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  authGet(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  institutionsGetById(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  itemGet(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write payment */
  itemPublicTokenExchange(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write payment */
  itemRemove(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote write payment */
  linkTokenCreate(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  transactionsGet(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
  /** @remote read payment */
  transactionsSync(
    request: any,
    options?: { timeout?: number; signal?: any; [option: string]: any },
  ): Promise<any>;
}
export const PlaidEnvironments: any;
