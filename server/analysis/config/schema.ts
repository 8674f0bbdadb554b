/** Turns the description of premise.json into a JSON Schema for editors. */
import { configurationShape, type Field, type ObjectShape, type Shape } from "./fields.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of premise.json, draft-07. */
export function configurationSchema(ruleIds: readonly string[]): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Premise",
    description: "Settings of Premise, the design reviewer for TypeScript backends.",
    allowComments: true,
    allowTrailingCommas: true,
    ...schemaOfObject(configurationShape(ruleIds)),
  };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.type) {
    case "text":
      return { type: "string" };
    case "switch":
      return { type: "boolean" };
    case "choice":
      return { enum: shape.values };
    case "list": {
      const list = { type: "array", items: schemaOf(shape.of) };
      return shape.orOne === true ? { anyOf: [schemaOf(shape.of), list] } : list;
    }
    case "map":
      return {
        type: "object",
        properties: Object.fromEntries(shape.keys.map((key) => [key, schemaOf(shape.of)])),
        additionalProperties: false,
      };
    case "either":
      return { anyOf: [schemaOf(shape.word), schemaOf(shape.object)] };
    case "object":
      return schemaOfObject(shape);
    case "count":
      return { type: "integer", minimum: shape.least };
    case "day":
      return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
    case "record":
      return { type: "object", additionalProperties: schemaOf(shape.of) };
  }
}

function schemaOfObject(shape: ObjectShape): JsonSchema {
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(shape.fields).map(([name, field]) => [name, schemaOfField(field)]),
    ),
    ...(shape.required === undefined ? {} : { required: shape.required }),
    additionalProperties: shape.open === true,
  };
}

function schemaOfField(field: Field): JsonSchema {
  return {
    description: field.about,
    ...schemaOf(field.shape),
    ...(field.fallback === undefined ? {} : { default: field.fallback }),
  };
}
