import type { Case } from '../case.js';
import { BACKUPS } from './backups.js';
import { BODIES } from './bodies.js';
import { CAPTURES } from './captures.js';
import { FINDINGS } from './findings.js';
import { MANY_RECORDS } from './many.js';
import { PAGES } from './pages.js';
import { SCRIPTS } from './scripts.js';
import { TABLES } from './tables.js';
import { TEXTS } from './texts.js';

/** Every case of the table, by kind. */
export const CASES: readonly Case[] = [
  ...BODIES,
  ...TEXTS,
  ...SCRIPTS,
  ...PAGES,
  ...CAPTURES,
  ...FINDINGS,
  ...TABLES,
  ...MANY_RECORDS,
  ...BACKUPS,
];
