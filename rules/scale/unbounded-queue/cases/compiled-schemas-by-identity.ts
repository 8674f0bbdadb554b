interface Schema {
  readonly properties: Readonly<Record<string, string>>;
}
type Check = (value: unknown) => boolean;
declare function compile(schema: Schema): Check;

export class Validator {
  private readonly checks = new Map<Schema, Check>();
  //               ^^^^^^ keeps every `schema` object

  validate(schema: Schema, value: unknown): boolean {
    let check = this.checks.get(schema);
    if (check === undefined) {
      check = compile(schema);
      this.checks.set(schema, check);
    }
    return check(value);
  }
}

export const validator = new Validator();
