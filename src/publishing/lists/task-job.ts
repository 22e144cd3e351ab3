import type { Db } from '../../platform/db/schema.js';
import type { Piece } from '../citations/model/list.js';
import type { Styles } from '../citations/styles-pool.js';
import { type ChangesDone, type ChangesRequest, compareEdition } from './editions/changes-job.js';
import { type EditionFileDone, type EditionFileRequest, writeEdition } from './editions/file-job.js';
import { type PrintedEdition, type PrintRequest, printEdition } from './editions/print-job.js';
import { type ExportDone, type ExportRequest, writeExport } from './export-job.js';

// What a thread does for lists. It gets a task as plain values; a file that it writes is not among them, but an open
// descriptor of it.

export interface ListTasks {
  readonly export: { readonly request: ExportRequest; readonly done: Omit<ExportDone, 'bytes'> };
  /** Writes the lines of an edition that is to be kept. */
  readonly print_edition: { readonly request: PrintRequest; readonly done: PrintedEdition };
  readonly edition_file: { readonly request: EditionFileRequest; readonly done: EditionFileDone };
  /** Writes no file. */
  readonly edition_changes: { readonly request: ChangesRequest; readonly done: ChangesDone };
}

export type ListTask = keyof ListTasks;

export interface ListJob<T extends ListTask = ListTask> {
  readonly task: T;
  readonly request: ListTasks[T]['request'];
  /** The database. */
  readonly database: string;
  /** The processor time for one list in a CSL style, where it is not the usual one. */
  readonly printMs: number | undefined;
  /** An empty file of this process, open for writing. The opener closes it. */
  readonly fd: number;
}

/** What came of it, and the size of the file. */
export type ListDone<T extends ListTask> = ListTasks[T]['done'] & { readonly bytes: number };

type Put = (piece: Piece) => void;

const TASKS: {
  readonly [T in ListTask]: (
    db: Db,
    request: ListTasks[T]['request'],
    styles: Styles,
    put: Put,
  ) => Promise<ListTasks[T]['done']>;
} = {
  export: writeExport,
  print_edition: printEdition,
  edition_file: writeEdition,
  edition_changes: compareEdition,
};

/** Must run on one snapshot of the database. @throws AppError what the task throws */
export function runTask<T extends ListTask>(
  db: Db,
  { task, request }: Pick<ListJob<T>, 'task' | 'request'>,
  styles: Styles,
  put: Put,
): Promise<ListTasks[T]['done']> {
  return TASKS[task](db, request, styles, put);
}
