import { latinWord } from '../desk/words.js';
import type { Desk, Figure } from '../ground/figure.js';
import { type Inside, openInside } from '../ground/inside.js';
import { median, short, timed } from '../ground/numbers.js';

const PAGE = 10_000;
const ROUNDS = 50;

/** P7: the ten-thousandth page, or the last full one, beside the first; of all claims, and of those with a common word. */
export async function deepPage(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  try {
    return [
      await deep(inside, desk, '/claims', 'of all claims'),
      await deep(inside, desk, `/claims?q=${latinWord(0)}`, 'of a common word'),
    ];
  } finally {
    await inside.close();
  }
}

async function deep(inside: Inside, desk: Desk, first: string, what: string): Promise<Figure> {
  const { path, number } = await walk(inside, first, Math.floor(desk.claims / 50));
  const [near, far]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    near.push(await timed(() => inside.read(first)));
    far.push(await timed(() => inside.read(path)));
  }
  const ratio = median(far) / median(near);
  return {
    id: 'P7',
    what: `Page ${number.toLocaleString('en-GB')} ${what}, beside page 1`,
    needed: '≤ 2 ×',
    reached: `${short(ratio)} ×`,
    passes: ratio <= 2,
    from: `${short(median(far))} and ${short(median(near))} ms`,
  };
}

/** Turns pages as a reader would, and stops on the last that has as many rows as the first. */
async function walk(inside: Inside, first: string, most: number): Promise<{ path: string; number: number }> {
  let [path, number] = [first, 1];
  while (number < Math.min(PAGE, most)) {
    const { next } = (await inside.read(path)) as { readonly next: string | null };
    if (next === null) break;
    const after = next.replace('/claims.json', '/claims');
    const page = (await inside.read(after)) as { readonly claims: readonly unknown[] };
    if (page.claims.length < 50) break;
    path = after;
    number += 1;
  }
  return { path, number };
}
