/** Package firebase-admin, `firebase-admin/firestore`. Facts read from firebase-admin 13.10.0: the client of `@google-cloud/firestore`. */
import type { Firestore } from "@google-cloud/firestore";

export * from "@google-cloud/firestore";
export declare function getFirestore(app?: any, databaseId?: string): Firestore;
export declare function initializeFirestore(
  app: any,
  settings?: any,
  databaseId?: string,
): Firestore;
