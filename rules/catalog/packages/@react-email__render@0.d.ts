/** Package `@react-email/render`. Facts read from `@react-email/render` 2.3.1: it renders in this process. */
export function pretty(html: string, options?: any): Promise<string>;
export function render(node: any, options?: any): Promise<string>;
export function toPlainText(html: string, options?: any): string;
