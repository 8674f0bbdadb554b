// case: layer=multi-node file=src/service.ts
// Code near the edge of the rule. Without marks it must stay silent; a line of carets marks a finding.
export const replace = 1;
