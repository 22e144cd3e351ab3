import type { CsvReport } from './csv/check.js';
import { reportJson } from './page/found.js';

/** What whoever took a table in is answered. */
export function answerTo({ first, report }: { readonly first: number; readonly report: CsvReport }) {
  const location = `/import?taken=${first}`;
  return { kind: 'written', status: 201, location, body: reportJson(report, false) } as const;
}
