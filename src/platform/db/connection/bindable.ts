/** @throws TypeError naming the first value that SQLite cannot bind, and its query */
export function refuseUnbindable(sql: string, parameters: readonly unknown[]): void {
  for (let index = 0; index < parameters.length; index += 1)
    if (!isBindable(parameters[index])) throw unbindable(sql, index, parameters[index]);
}

function unbindable(sql: string, index: number, value: unknown): TypeError {
  const kind = typeof value === 'number' ? 'a number that is not finite' : `of type ${typeof value}`;
  return new TypeError(
    `Parameter ${index + 1} is ${kind}; SQLite takes text, finite numbers, bigints, bytes and null. Query: ${sql}`,
  );
}

function isBindable(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return true;
  return typeof value === 'number' ? Number.isFinite(value) : value instanceof Uint8Array;
}
