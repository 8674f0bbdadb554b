/** Package `@vercel/kv`. Facts read from `@vercel/kv` 3.0.0: the client of `@upstash/redis`. */
import { Redis, type RedisConfigNodejs } from "@upstash/redis";

export declare class VercelKV extends Redis {
  [Symbol.iterator](): any;
}
/** @creates upstash-redis config */
export declare function createClient(config: RedisConfigNodejs): VercelKV;
export declare const kv: VercelKV;
export default kv;
