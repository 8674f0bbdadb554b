/** Package `@nestjs/jwt`. Facts read from `@nestjs/jwt` 12.0.2: it signs and verifies in this process. */
export declare class JwtModule {
  static register(options: any): any;
  static registerAsync(options: any): any;
}
export declare class JwtService {
  constructor(options?: any);
  decode<T = any>(token: string, options?: any): T;
  sign(payload: any, options?: any): string;
  signAsync(payload: any, options?: any): Promise<string>;
  verify<T = any>(token: string, options?: any): T;
  verifyAsync<T = any>(token: string, options?: any): Promise<T>;
}
