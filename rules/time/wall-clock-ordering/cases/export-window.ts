declare function stream(query: string, values: object): AsyncIterable<unknown>;

export function rowsForExport(from: Date, to: Date): AsyncIterable<unknown> {
  return stream(
    `SELECT * FROM spans WHERE timestamp >= {from: DateTime} AND timestamp < {to: DateTime}`,
//                             ???????????????????
    { from, to },
  );
}

export function rowsForExportWithMargin(from: Date, to: Date): AsyncIterable<unknown> {
  return stream(
    `SELECT * FROM spans WHERE timestamp >= {from: DateTime} - INTERVAL 1 HOUR AND timestamp < {to: DateTime}`,
    { from, to },
  );
}

export function chart(from: Date, to: Date): AsyncIterable<unknown> {
  return stream(
    `SELECT * FROM spans WHERE timestamp >= {from: DateTime} AND timestamp < {to: DateTime}`,
    { from, to },
  );
}
