import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { temporaryFolder } from './serve.js';

export interface Printed {
  readonly sheets: number;
  /** Null where this machine has nothing that reads a PDF. */
  readonly words: string | null;
}

/** The page as it comes out of the printer, on A4. */
export async function print(page: Page): Promise<Printed> {
  const path = join(temporaryFolder(), 'printed.pdf');
  const pdf = await page.pdf({ path, format: 'A4' });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const { stdout, error } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return { sheets, words: error === undefined ? stdout : null };
}
