import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.js';
import type { Desk } from './input/shapes.js';

/** What comes with the program: the real story, and the invented one to practise on. */
const FILES = { sample: 'data/sample/desk.json', practice: 'data/practice/desk.json' } as const;

export async function readSampleFile(name: keyof typeof FILES): Promise<Desk> {
  // A desk that is in use already starts without it.
  const { parseDeskText } = await import('./input.js');
  const desk = parseDeskText(await readFile(join(packageRoot, FILES[name]), 'utf8'));
  if (!desk.ok) throw new Error(`The sample in ${FILES[name]} is not right: ${desk.errors.join(' ')}`);
  return desk.value;
}
