import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { makePrivateFile } from '../connection/private-files.js';
import { formatStoredHead, parseStoredHead, type StoredHead } from './head.js';

// The small file beside a database with its last confirmed event. It is written after each commit and not synced: a head
// that lags behind is harmless, and one that is ahead shows that confirmed changes are lost.

/** One write within a page of the disk, so that it is never half there. */
const LINE_BYTES = 512;

/** A link to a database is the same database. */
export function headFileOf(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.head`;
}

/** @returns `unreadable` for a file without a head, with the reason */
export function readHeadFile(
  file: string,
): { readonly head: StoredHead | null } | { readonly unreadable: string } {
  const path = headFileOf(file);
  try {
    const text = readSteadily(path);
    if (text === null) return { head: null };
    const head = parseStoredHead(text);
    return head === null ? { unreadable: 'it has no head' } : { head };
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

/** Another process may be writing: the same twice is whole. Null where there is no file. */
function readSteadily(path: string): string | null {
  for (let before: string | null = null; ; ) {
    if (!existsSync(path)) return null;
    const text = readFileSync(path, 'utf8');
    if (text === before) return text;
    before = text;
  }
}

/** An open head file. Every write replaces the head. */
export class OpenHeadFile {
  readonly #path: string;
  #handle: number | null = null;

  constructor(file: string) {
    this.#path = headFileOf(file);
  }

  /** @returns why it could not be written; null where it was */
  write(head: StoredHead): string | null {
    try {
      this.#handle ??= openForWriting(this.#path);
      writeSync(this.#handle, padded(head), 0);
      return null;
    } catch (error) {
      this.close();
      return reasonOf(error);
    }
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

/** Puts a new file in the place of one that may not be written. @returns as `write` does */
export function replaceHeadFile(file: string, head: StoredHead | null): string | null {
  try {
    rmSync(headFileOf(file), { force: true });
  } catch (error) {
    return reasonOf(error);
  }
  if (head === null) return null;
  const open = new OpenHeadFile(file);
  const reason = open.write(head);
  open.close();
  return reason;
}

function openForWriting(path: string): number {
  makePrivateFile(path);
  return openSync(path, 'r+');
}

/** The rest is filled, so that nothing of a longer line before remains. */
function padded(head: StoredHead): string {
  return `${formatStoredHead(head).padEnd(LINE_BYTES - 1)}\n`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
