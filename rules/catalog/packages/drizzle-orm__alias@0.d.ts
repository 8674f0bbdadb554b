/** Package drizzle-orm, `drizzle-orm/alias`. Facts read from drizzle-orm 0.45.4: a part of the main module. */
export * from "drizzle-orm";
