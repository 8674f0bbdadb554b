// case: file=src/app/api/route.ts package=next
// Code inside text is not a call.
export const sandboxed = (url: string) => `
  const response = await fetch("${url}");
  return response.json();
`;
