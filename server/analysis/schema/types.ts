/** Names of column types, as SQL, the ORMs and JavaScript write them. */
import type { FieldType } from "../../../rules/kit/analysis.ts";

const TYPES: ReadonlyMap<string, FieldType> = new Map([
  ...typed("text", "text varchar varchar2 char character nchar nvarchar citext uuid string clob"),
  ...typed("text", "tinytext mediumtext longtext enum uniqueidentifier bpchar fixedstring inet"),
  ...typed("text", "simple-enum objectid uuidv4 xml set charactervarying"),
  ...typed("number", "int integer smallint bigint tinyint mediumint int2 int4 int8 serial number"),
  ...typed("number", "bigserial smallserial serial4 serial8 numeric decimal dec real float float4"),
  ...typed("number", "float8 double money uint8 uint16 uint32 uint64 int16 int32 int64 float32"),
  ...typed("number", "float64 decimal128 biginteger doubleprecision year increments bigincrements"),
  ...typed("time", "timestamp timestamptz datetime date time timetz datetime2 datetime64 dateonly"),
  ...typed("time", "datetimeoffset smalldatetime now"),
  ...typed("boolean", "boolean bool bit"),
  ...typed("json", "json jsonb simple-json object mixed map variant hstore"),
  ...typed("list", "array simple-array vector"),
]);

/** Undefined for a name that says nothing. */
export function typeNamed(name: string): FieldType | undefined {
  return TYPES.get(name.toLowerCase());
}

function typed(type: FieldType, names: string): [string, FieldType][] {
  return names.split(" ").map((name) => [name, type]);
}
