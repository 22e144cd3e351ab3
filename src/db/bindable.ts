/** @throws TypeError naming the first value that SQLite cannot take as it is, and the query it was for */
export function refuseUnbindable(sql: string, parameters: readonly unknown[]): void {
  const index = parameters.findIndex((value) => !isBindable(value));
  if (index === -1) return;
  const value = parameters[index];
  const kind = typeof value === 'number' ? 'a number that is not finite' : `of type ${typeof value}`;
  throw new TypeError(
    `Parameter ${index + 1} is ${kind}; SQLite takes text, finite numbers, bigints, bytes and null. Query: ${sql}`,
  );
}

function isBindable(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return true;
  return typeof value === 'number' ? Number.isFinite(value) : value instanceof Uint8Array;
}
