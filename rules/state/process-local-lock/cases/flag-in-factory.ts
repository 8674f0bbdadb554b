// case: file=src/sync/crm-sync.ts
import { crm } from "../crm/client";

declare const prisma: any;

export function crmSync(orgId: string) {
  let importing = false;
  //  ????????? keeps out this process only

  return async function importContacts(): Promise<"busy" | "done"> {
    if (importing) return "busy";
    importing = true;
    try {
      for (const contact of await crm.contacts(orgId))
        await prisma.contact.create({ data: { orgId, email: contact.email } });
      return "done";
    } finally {
      importing = false;
    }
  };
}
