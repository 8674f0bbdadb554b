/** Package sharp. Facts read from sharp 0.35.5: it works on threads of this process. */
declare namespace sharp {
  export { sharp as default };
  export interface Sharp {
    avif(options?: any): Sharp;
    blur(...options: any[]): Sharp;
    clone(): Sharp;
    composite(images: any[]): Sharp;
    ensureAlpha(alpha?: number): Sharp;
    extend(extend: any): Sharp;
    extract(region: any): Sharp;
    flatten(...options: any[]): Sharp;
    flip(flip?: boolean): Sharp;
    flop(flop?: boolean): Sharp;
    gif(options?: any): Sharp;
    greyscale(greyscale?: boolean): Sharp;
    jpeg(options?: any): Sharp;
    metadata(): Promise<any>;
    modulate(options?: any): Sharp;
    negate(...options: any[]): Sharp;
    normalize(...options: any[]): Sharp;
    png(options?: any): Sharp;
    raw(...options: any[]): Sharp;
    resize(...options: any[]): Sharp;
    rotate(...options: any[]): Sharp;
    sharpen(...options: any[]): Sharp;
    stats(): Promise<any>;
    tiff(options?: any): Sharp;
    toBuffer(options: { resolveWithObject: true }): Promise<{ data: Buffer; info: any }>;
    toBuffer(options?: any): Promise<Buffer>;
    toColorspace(colorspace?: string): Sharp;
    toFile(fileOut: string): Promise<any>;
    toFormat(format: any, options?: any): Sharp;
    trim(...options: any[]): Sharp;
    webp(options?: any): Sharp;
    withMetadata(...options: any[]): Sharp;
  }
}
declare function sharp(input?: any, options?: any): sharp.Sharp;
export = sharp;
