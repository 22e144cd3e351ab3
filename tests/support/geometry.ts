import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Db } from '../../src/platform/db/schema.js';

// What a reader sees wrong in the place of things: text on text, text that is cut off, and signs in a quotation that its
// text has not.

const HERE = readFileSync(new URL('geometry-here.js', import.meta.url), 'utf8');

interface Seen {
  readonly faults: readonly string[];
  /** The words of each quotation. */
  readonly quoted: readonly string[];
  /** Words in quotation marks up to an ellipsis. */
  readonly dotted: readonly string[];
}

/** @param widths in CSS pixels @param recorded all texts that quotations may have, see `recordedTexts` */
export async function geometryFaults(
  page: Page,
  widths: readonly number[],
  recorded: string,
): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const seen = await page.evaluate<Seen>(`${HERE}; geometryHere()`);
    const found = [...seen.faults, ...signsIn(seen, recorded)];
    faults.push(...found.map((fault) => `${new URL(page.url()).pathname}, ${width} px: ${fault}`));
  }
  return faults;
}

function signsIn({ quoted, dotted }: Seen, recorded: string): string[] {
  const isMissing = (words: string) => !recorded.includes(bare(words));
  // Words that were joined, or are typed in to be looked up, stand nowhere whole; dots of their own they have not.
  const withDots = quoted.filter((words) => /…|\.{3}/.test(words));
  return [
    ...withDots.filter(isMissing).map((words) => `no text has this quotation: ${words.trim().slice(0, 200)}`),
    ...dotted.filter(isMissing).map((words) => `no text has these dots in marks: ${words.slice(-80)}`),
  ];
}

/** All that is stored and may be quoted, in one text. */
export async function recordedTexts(db: Db): Promise<string> {
  const attributions = await db
    .selectFrom('attributions')
    .select(['wording', 'credited_as', 'cue'])
    .execute();
  const texts = [
    ...(await db.selectFrom('claims').select('text').execute()).map((row) => row.text),
    ...attributions.flatMap((row) => [row.wording, row.credited_as, row.cue]),
    ...(await db.selectFrom('snapshots').select('text').execute()).map((row) => row.text),
    ...(await db.selectFrom('sources').select('title').execute()).map((row) => row.title),
    ...(await db.selectFrom('annotations').select('body').execute()).map((row) => row.body),
    ...(await db.selectFrom('searches').select('words').execute()).map((row) => row.words),
  ];
  return bare(texts.filter((text) => text !== null).join('\n'));
}

/** Without white space and quotation marks, which pages set in their own way. */
function bare(text: string): string {
  return text.replaceAll(/[\s“”„‟‘’‚‛"'«»‹›「」『』*_]+/g, '');
}
