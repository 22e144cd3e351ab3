import { basename, join } from 'node:path';

// The names of dated backups in a folder, and the suffixes of those that are not verified or not good.

export interface DatedBackup {
  readonly path: string;
  /** When the backup began. */
  readonly at: Date;
}

/** The suffix while a backup is written and checked; only a verified backup lacks it. */
export const UNVERIFIED = '.unverified';
/** The suffix of a copy that was kept although it does not match its history. */
const FAULTY = '.faulty';

/** @returns the name of a backup that begins at a moment */
export function nameOfBackup(file: string, at: Date): string {
  return `${stemOf(file)}-${at.toISOString().replaceAll(/[-:.]/g, '')}.backup`;
}

/** The name under which a faulty copy is kept. */
export function faultyName(path: string): string {
  return path + FAULTY;
}

export function isFaultyName(path: string): boolean {
  return path.endsWith(FAULTY);
}

/** Which backups of a folder: those that passed every check, or those that were kept although they failed. */
export type Sort = 'good' | 'faulty';

/** Those of the names that are such backups of a database, newest first. */
export function backupsNamed(
  names: readonly string[],
  { folder, file, sort }: { readonly folder: string; readonly file: string; readonly sort: Sort },
): DatedBackup[] {
  return names
    .flatMap((name) => {
      const at = momentIn(name, file, sort);
      return at === null ? [] : [{ path: join(folder, name), at }];
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}

/** Those that began by then. */
export function until<T extends DatedBackup>(at: Date, backups: readonly T[]): T[] {
  return backups.filter((backup) => backup.at <= at);
}

/** When the backup of that name began; null for any other sort or database. */
function momentIn(name: string, file: string, sort: Sort): Date | null {
  const dated = datedName(name, file);
  return dated?.ending === (sort === 'good' ? '' : FAULTY) ? dated.at : null;
}

/** Whether a file of that name is an unfinished dated backup of that database. */
export function isUnfinishedOf(name: string, file: string): boolean {
  return datedName(name, file)?.ending.startsWith(UNVERIFIED) ?? false;
}

/** `/srv/desk.db` → `desk`: two databases may share a folder. */
function stemOf(file: string): string {
  return basename(file).replace(/\.db$/, '');
}

function datedName(name: string, file: string): { at: Date; ending: string } | null {
  const start = `${stemOf(file)}-`;
  const parts = name.startsWith(start) ? DATED.exec(name.slice(start.length)) : null;
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, ms, ending = ''] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) ? null : { at, ending };
}

const DATED = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.backup(.*)$/;
