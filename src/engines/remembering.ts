/**
 * The same function, which keeps its answers: for work that is asked the same few things again and again, such
 * as the dates of a list. At `most` answers are kept; then it starts afresh.
 */
export function remembering<T>(work: (given: string) => T, most = 5_000): (given: string) => T {
  const answers = new Map<string, T>();
  return (given) => {
    const kept = answers.get(given);
    if (kept !== undefined) return kept;
    const answer = work(given);
    if (answers.size >= most) answers.clear();
    answers.set(given, answer);
    return answer;
  };
}

/**
 * The same for work on rows of a table that are read anew each time: an answer counts for as long as its row has not
 * changed in any column.
 */
export function rememberingRow<Row extends { readonly id: number }, T>(
  work: (row: Row) => T,
  most = 5_000,
): (row: Row) => T {
  const answers = new Map<number, { readonly row: Row; readonly answer: T }>();
  return (row) => {
    const kept = answers.get(row.id);
    if (kept !== undefined && isSame(kept.row, row)) return kept.answer;
    const answer = work(row);
    if (kept === undefined && answers.size >= most) answers.clear();
    answers.set(row.id, { row, answer });
    return answer;
  };
}

function isSame<Row extends object>(kept: Row, row: Row): boolean {
  for (const column in row) if (row[column] !== kept[column]) return false;
  for (const column in kept) if (!(column in row)) return false;
  return true;
}
