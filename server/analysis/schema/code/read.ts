/** Reads one source file with every reader whose words it holds. */
import { ts } from "ts-morph";
import { CLASSES, readClasses } from "./classes.ts";
import { DRIZZLE, readDrizzle } from "./drizzle.ts";
import { MIGRATIONS, readMigrations } from "./migrations.ts";
import { MONGOOSE, readMongoose } from "./mongoose.ts";
import { OBJECTS, readObjects } from "./objects.ts";
import { emptyReading, type Reading } from "./reading.ts";
import { readSequelize, SEQUELIZE } from "./sequelize.ts";

const READERS: readonly (readonly [
  words: RegExp,
  read: (file: ts.SourceFile, into: Reading) => void,
])[] = [
  [DRIZZLE, readDrizzle],
  [CLASSES, readClasses],
  [MONGOOSE, readMongoose],
  [SEQUELIZE, readSequelize],
  [OBJECTS, readObjects],
  [MIGRATIONS, readMigrations],
];

/** Texts beyond that are generated or data. */
const LONGEST = 1_000_000;

/** Undefined for a text that no reader has a use for; it is not parsed then. */
export function readCode(path: string, text: string): Reading | undefined {
  if (text.length > LONGEST) return undefined;
  const readers = READERS.filter(([words]) => words.test(text));
  if (readers.length === 0) return undefined;
  const file = ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const reading = emptyReading();
  for (const [, read] of readers) read(file, reading);
  return reading;
}
