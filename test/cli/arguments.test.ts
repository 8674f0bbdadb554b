/** Flags: values, repeats, mistakes with suggestions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Arguments, type Misuse, readArguments } from "../../server/cli/arguments.ts";
import { COMMANDS, commandHelp, programHelp } from "../../server/cli/commands.ts";

function read(...words: string[]): Arguments | Misuse {
  return readArguments(words, COMMANDS.find((command) => command.name === "check")?.flags ?? []);
}

function accepted(...words: string[]): Arguments {
  const given = read(...words);
  assert.ok(!("misuse" in given), JSON.stringify(given));
  return given;
}

test("flags take values in both spellings, paths stand anywhere", () => {
  const given = accepted("src", "--format=json", "lib", "--output", "x.json", "--questions");
  assert.deepEqual(given.positionals, ["src", "lib"]);
  assert.equal(given.value("--format"), "json");
  assert.equal(given.value("--output"), "x.json");
  assert.ok(given.has("--questions"));
  assert.ok(!given.has("--fix"));
});

test("rules repeat and may be joined by commas; what follows -- is a path", () => {
  const given = accepted("--rule", "a/b, c/d", "--rule=e/f", "--", "--fix");
  assert.deepEqual(given.values("--rule"), ["a/b", "c/d", "e/f"]);
  assert.deepEqual(given.positionals, ["--fix"]);
});

test("mistakes name the flag and suggest", () => {
  const cases: [string[], RegExp][] = [
    [["--fromat", "json"], /unknown flag '--fromat'; did you mean '--format'\?/],
    [["--question"], /did you mean '--questions'\?/],
    [["-x"], /unknown flag '-x'/],
    [["--format", "jsno"], /unknown value 'jsno'; did you mean 'json'\?/],
    [["--format", "xyzzy"], /known: pretty, json, sarif, github, gitlab, junit, markdown/],
    [["--layer", "multinode"], /did you mean 'multi-node'\?/],
    [["--rule"], /--rule needs a value: --rule ID/],
    [["--rule", "--fix"], /--rule needs a value/],
    [["--output="], /--output needs a value/],
    [["--fix=yes"], /--fix takes no value/],
    [["--max-warnings", "many"], /needs a whole number, not 'many'/],
    [["--max-warnings", "-1"], /needs a whole number/],
  ];
  for (const [words, message] of cases) {
    const given = read(...words);
    assert.match("misuse" in given ? given.misuse : "accepted", message, words.join(" "));
  }
});

test("help shows every flag that is not hidden", () => {
  for (const command of COMMANDS) {
    const help = commandHelp(command);
    for (const flag of command.flags) {
      assert.equal(help.includes(flag.name), flag.hidden !== true, flag.name);
    }
    for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
    assert.ok(programHelp("1.0.0").includes(command.about));
  }
});
