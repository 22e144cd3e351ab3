import type { FolderState, FolderWatch } from '../../platform/db/backups/folder-watch.js';
import { describeShortage, type Shortage } from '../../platform/db/backups/outlook.js';

/** What the disks lacked until tomorrow, or why that is not known; null where there is room, or no folder for backups. */
export function shortageSeen(watch: Pick<FolderWatch, 'state'> | null): Shortage | null {
  return watch === null ? null : shortageIn(watch.state);
}

/** The same in one line, with its age. */
export function shortageInBrief(watch: Pick<FolderWatch, 'state'> | null): string | null {
  const shortage = shortageSeen(watch);
  if (watch === null || shortage === null) return null;
  return `${shortage.brief} (${ageOf(watch.state)})`;
}

function shortageIn(state: FolderState): Shortage | null {
  switch (state.is) {
    case 'unread':
      return null;
    case 'read':
      return describeShortage(state.outlook);
    case 'unreadable':
      return { brief: 'the folder for backups cannot be read', detail: detailOf(state.code) };
    case 'gone':
      return GONE;
    case 'silent':
      return SILENT;
  }
}

const GONE: Shortage = {
  brief: 'the folder for backups is missing, or lacks the last backup written there',
  detail:
    'Mount the disk of ONRECORD_BACKUPS. If the earlier backups were removed on purpose, start again with onrecord backup --anew.',
};

const SILENT: Shortage = {
  brief: 'the folder for backups does not answer: check its disk or mount',
  detail:
    'Backups may fail, and their number and space are not known. Check the disk or network mount of ONRECORD_BACKUPS.',
};

function ageOf(state: FolderState): string {
  switch (state.is) {
    case 'unread':
      return 'not read yet';
    case 'read':
      return `read at ${state.at.toISOString()}`;
    case 'gone':
      return `looked at ${state.at.toISOString()}`;
    case 'unreadable':
      return `${state.code}, tried at ${state.at.toISOString()}`;
    case 'silent':
      return `since ${state.since.toISOString()}, before that ${ageOf(state.last)}`;
  }
}

function detailOf(code: string): string {
  return `${REASONS[code] ?? 'Check ONRECORD_BACKUPS and its disk.'} Until then nobody is told whether the next backup fits (${code}).`;
}

const NOT_ALLOWED =
  'This account may not read it; it may still be good. Let this account read and enter the folder of ONRECORD_BACKUPS.';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  ENOTDIR: 'ONRECORD_BACKUPS names a file, or something below one. Name a folder.',
};
