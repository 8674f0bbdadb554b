/** The JSON Schema of premise.json says the same as the validator, since both read one description. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { configurationShape, type Shape } from "../../server/analysis/config/fields.ts";
import { configurationSchema } from "../../server/analysis/config/schema.ts";
import { validateJson } from "../../server/analysis/config/validate.ts";

const RULES = ["scale/no-deadline", "time/wall-clock-ordering"];

test("an example made from the schema passes the validator, key by key", () => {
  const shape = configurationShape(RULES);
  for (const [name, field] of Object.entries(shape.fields)) {
    const text = JSON.stringify({ [name]: exampleOf(field.shape) });
    assert.deepEqual(validateJson(text, shape).mistakes, [], text);
  }
});

test("the schema closes every object but the rule options, and names every rule", () => {
  const schema = JSON.parse(JSON.stringify(configurationSchema(RULES)));
  assert.equal(schema.additionalProperties, false);
  assert.equal(schema.properties.overrides.items.additionalProperties, false);
  assert.deepEqual(Object.keys(schema.properties.rules.properties), RULES);
  const [word, object] = schema.properties.rules.properties["scale/no-deadline"].anyOf;
  assert.deepEqual(word.enum, ["off", "error", "warning", "info"]);
  assert.equal(object.additionalProperties, true);
  assert.equal(schema.properties.layer.default, "auto");
});

function exampleOf(shape: Shape): unknown {
  switch (shape.type) {
    case "text":
      return "src/**";
    case "switch":
      return true;
    case "choice":
      return shape.values.at(-1);
    case "list":
      return [exampleOf(shape.of)];
    case "map":
      return Object.fromEntries(shape.keys.map((key) => [key, exampleOf(shape.of)]));
    case "object":
      return Object.fromEntries(
        Object.entries(shape.fields).map(([name, field]) => [name, exampleOf(field.shape)]),
      );
    case "either":
      return exampleOf(shape.object);
    case "record":
      return { some: exampleOf(shape.of) };
    case "count":
      return shape.least;
    case "day":
      return "2030-01-31";
  }
}
