// case: layer=multi-node file=src/import.ts package=xlsx@0,csv-parse@5
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import * as XLSX from "xlsx";
import { download, save } from "@/lib";

export async function sheets(id: string): Promise<unknown> {
  const stream = await download(id);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    stream.on("end", () => {
      resolve(XLSX.read(Buffer.concat(parts)).SheetNames);
//            ????????? no other request
    });
  });
}

export async function rows(id: string): Promise<void> {
  await save(parseNow(await download(id)));
//           ???????? no other request
  (await download(id)).pipe(parse());
}

// Names of cells alone.
export async function cell(row: number): Promise<string> {
  return XLSX.utils.encode_cell({ r: row, c: 0 });
}
