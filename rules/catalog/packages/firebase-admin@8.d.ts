/** Package firebase-admin. Facts read from firebase-admin 13.10.0: its Firestore is that of `@google-cloud/firestore`. */
import type * as store from "@google-cloud/firestore";
import type { Auth } from "firebase-admin/auth";
import type { Messaging } from "firebase-admin/messaging";

declare namespace admin {
  export { admin as default };
  export function initializeApp(options?: any, name?: string): app.App;
  export function app(name?: string): app.App;
  export function auth(app?: any): Auth;
  export function database(app?: any): any;
  export function messaging(app?: any): Messaging;
  export function storage(app?: any): any;
  export function firestore(app?: any): store.Firestore;
  export const apps: (app.App | null)[];
  export const credential: any;
  export const SDK_VERSION: string;
  export type ServiceAccount = any;
  export namespace app {
    interface App {
      name: string;
      options: any;
      auth(): Auth;
      database(url?: string): any;
      delete(): Promise<void>;
      firestore(): store.Firestore;
      messaging(): Messaging;
      storage(): any;
    }
  }
  export namespace auth {
    type DecodedIdToken = any;
    type UserRecord = any;
  }
  export namespace firestore {
    const FieldPath: any;
    const FieldValue: typeof store.FieldValue;
    const Filter: any;
    const GeoPoint: any;
    const Timestamp: typeof store.Timestamp;
    type CollectionReference<T = any> = store.CollectionReference<T>;
    type DocumentData = store.DocumentData;
    type DocumentReference<T = any> = store.DocumentReference<T>;
    type DocumentSnapshot<T = any> = store.DocumentSnapshot<T>;
    type FieldValue = store.FieldValue;
    type Firestore = store.Firestore;
    type Query<T = any> = store.Query<T>;
    type QueryDocumentSnapshot<T = any> = store.QueryDocumentSnapshot<T>;
    type QuerySnapshot<T = any> = store.QuerySnapshot<T>;
    type Timestamp = store.Timestamp;
    type Transaction = store.Transaction;
    type WriteBatch = store.WriteBatch;
  }
}

export = admin;
