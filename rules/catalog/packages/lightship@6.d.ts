/** Package lightship. Names read from lightship 9.0.3. */
export function createLightship(options?: any): Promise<any>;
