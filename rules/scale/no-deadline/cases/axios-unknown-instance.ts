// case: file=src/app/api/route.ts package=next,axios@1
// Instances that come from out of sight.
import type { AxiosInstance } from "axios";
import { api } from "@acme/api";

const untyped = require("axios");

export const byParameter = (http: AxiosInstance, url: string) => http.get(url);
export const byPackage = (url: string) => api.get(url);
export const byUntyped = (url: string) => untyped.get(url);

export class Users {
  constructor(private readonly http: AxiosInstance) {}

  async one(id: string): Promise<unknown> {
    return (await this.http.get(id)).data;
  }
}
