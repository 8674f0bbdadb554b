/** Package `@prisma/client/runtime/library`. Facts read from `@prisma/client` 7.10.0: the errors and values of every generated client. */
import { Prisma } from "@prisma/client";

export { Decimal } from "@prisma/client";
export import PrismaClientKnownRequestError = Prisma.PrismaClientKnownRequestError;
export import PrismaClientUnknownRequestError = Prisma.PrismaClientUnknownRequestError;
export import PrismaClientRustPanicError = Prisma.PrismaClientRustPanicError;
export import PrismaClientInitializationError = Prisma.PrismaClientInitializationError;
export import PrismaClientValidationError = Prisma.PrismaClientValidationError;
export import Sql = Prisma.Sql;
export import join = Prisma.join;
export import raw = Prisma.raw;
export declare const sqltag: typeof Prisma.sql;
export declare const empty: Prisma.Sql;
export type JsonValue = any;
export type JsonObject = { [key: string]: any };
export type JsonArray = any[];
export type InputJsonValue = any;
export type ITXClientDenyList = string;
