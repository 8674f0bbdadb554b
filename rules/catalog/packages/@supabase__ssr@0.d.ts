/** Package `@supabase/ssr`. Facts read from `@supabase/supabase-js` 2.109.0, whose clients it makes. */
import type { SupabaseClient, SupabaseClientOptions } from "@supabase/supabase-js";

export type CookieOptions = any;
/** @creates supabase options */
export declare function createBrowserClient<D = any>(
  url: string,
  key: string,
  options?: SupabaseClientOptions,
): SupabaseClient<D>;
/** @creates supabase options */
export declare function createServerClient<D = any>(
  url: string,
  key: string,
  options: SupabaseClientOptions,
): SupabaseClient<D>;
