import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../public/css/', import.meta.url);

/** The style sheet as it is served: the files of its folder one after another. */
export const stylesheet: string = readdirSync(FOLDER)
  .sort()
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  .join('');
