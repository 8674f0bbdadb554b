declare function compile(source: string): (values: object) => string;
type TemplateName = "welcome" | "goodbye";

const compiled = new Map<TemplateName, (values: object) => string>();

export function render(name: TemplateName, source: string, values: object): string {
  const template = compiled.get(name) ?? compile(source);
  compiled.set(name, template);
  return template(values);
}
