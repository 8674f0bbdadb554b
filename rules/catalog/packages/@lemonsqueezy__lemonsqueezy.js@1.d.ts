/** Package `@lemonsqueezy/lemonsqueezy.js`. Facts read from `@lemonsqueezy/lemonsqueezy.js` 4.0.0: the 300 s of fetch, and no option for less. */
export function lemonSqueezySetup(options: any): any;
/**
 * @remote write payment
 * @default 300s
 */
export function cancelSubscription(id: any): Promise<any>;
/**
 * @remote write payment
 * @default 300s
 */
export function createCheckout(store: any, variant: any, checkout?: any): Promise<any>;
/**
 * @remote read payment
 * @default 300s
 */
export function getCustomer(id: any, params?: any): Promise<any>;
/**
 * @remote read payment
 * @default 300s
 */
export function getOrder(id: any, params?: any): Promise<any>;
/**
 * @remote read payment
 * @default 300s
 */
export function getSubscription(id: any, params?: any): Promise<any>;
/**
 * @remote read payment
 * @default 300s
 */
export function listSubscriptions(params?: any): Promise<any>;
/**
 * @remote write payment
 * @default 300s
 */
export function updateSubscription(id: any, subscription: any): Promise<any>;
