/** Package `@mikro-orm/decorators`, `@mikro-orm/decorators/es`. Facts read from `@mikro-orm/core` 6.6.16, which exports the same decorators. */
/** @mark entity */
export declare function Entity(...args: any[]): any;
/** @mark entity */
export declare function Embeddable(...args: any[]): any;
/** @mark unique-index */
export declare function PrimaryKey(...args: any[]): any;
export declare function SerializedPrimaryKey(...args: any[]): any;
/** @mark unique-index */
export declare function Unique(...args: any[]): any;
export declare function Property(...args: any[]): any;
export declare function Index(...args: any[]): any;
export declare function Check(...args: any[]): any;
export declare function Enum(...args: any[]): any;
export declare function Embedded(...args: any[]): any;
export declare function Formula(...args: any[]): any;
export declare function Filter(...args: any[]): any;
export declare function AfterCreate(...args: any[]): any;
export declare function AfterDelete(...args: any[]): any;
export declare function AfterUpdate(...args: any[]): any;
export declare function AfterUpsert(...args: any[]): any;
export declare function BeforeCreate(...args: any[]): any;
export declare function BeforeDelete(...args: any[]): any;
export declare function BeforeUpdate(...args: any[]): any;
export declare function BeforeUpsert(...args: any[]): any;
export declare function OnInit(...args: any[]): any;
export declare function OnLoad(...args: any[]): any;
export declare function Subscriber(...args: any[]): any;
/** @mark transactional-method */
export declare function Transactional(...args: any[]): any;
export declare function CreateRequestContext(...args: any[]): any;
export declare function EnsureRequestContext(...args: any[]): any;
export declare function UseRequestContext(...args: any[]): any;
export declare function ManyToMany<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function ManyToOne<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function OneToMany<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
export declare function OneToOne<T>(
  type?: string | ((type?: any) => abstract new (...args: any[]) => T) | Record<string, any>,
  inverseOrOptions?: string | ((object: T) => any) | Record<string, any>,
  options?: any,
): any;
