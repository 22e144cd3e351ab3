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
