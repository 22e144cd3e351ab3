import { readdirSync, readFileSync } from 'node:fs';
import { joinStyles } from '../../src/platform/http/style-sheet.js';

const FOLDER = new URL('../../public/css/', import.meta.url);

/** The style sheet as it is served. */
export const stylesheet: string = joinStyles(
  readdirSync(FOLDER)
    .sort()
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8')),
);
