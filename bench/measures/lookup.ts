import { monitorEventLoopDelay } from 'node:perf_hooks';
import { lookUp } from '../../src/pages/lookup/actions.js';
import { claimsIn } from '../../src/pages/lookup/model/shown.js';
import { ANONYMOUS } from '../../src/platform/viewer.js';
import type { OpenContext } from '../../src/server/context/open-context.js';
import { addCopiesTo } from '../desk/copies.js';
import { alteredWords } from '../desk/prose.js';
import { type Random, randomFrom } from '../desk/random.js';
import type { Desk, Figure } from '../ground/figure.js';
import { openInside } from '../ground/inside.js';
import { median, percentile, short, timed } from '../ground/numbers.js';

const COPIES = 10_000;
const LOOKED_UP = 1_000;
const PARAGRAPHS = 20;
const PARAGRAPH_UTF16 = 20_000;
const WARMING_UP = 30;

/**
 * P17: `/lookup` of claims of which a tenth of the words was dropped, replaced or exchanged, among all claims and
 * 10,000 saved copies, as anybody may: how often the claim is among what is found, and how long it takes; and how long
 * the event loop is held meanwhile, also by paragraphs of the greatest length.
 */
export async function lookup(desk: Desk): Promise<readonly Figure[]> {
  await addCopiesTo(desk.file, COPIES);
  const inside = openInside(desk.file);
  try {
    const { ctx } = inside;
    const random = randomFrom(17);
    const claims = inside.connection
      .prepare(
        "select id, text from claims where ground_rule = 'on_record' and trashed_at is null order by id",
      )
      .all() as { readonly id: number; readonly text: string }[];
    for (let at = 0; at < WARMING_UP; at += 1)
      await found(ctx, alteredWords(random, random.pick(claims).text));
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    const [times, share] = await sentences(ctx, random, claims);
    const texts = claims.map(({ text }) => text);
    const long = await paragraphs(ctx, random, texts);
    delays.disable();
    return figures({ times, share, long, held: delays.max / 1e6 });
  } finally {
    await inside.close();
  }
}

async function sentences(
  ctx: OpenContext,
  random: Random,
  claims: readonly { readonly id: number; readonly text: string }[],
): Promise<readonly [number[], number]> {
  const times: number[] = [];
  let hits = 0;
  for (let at = 0; at < LOOKED_UP; at += 1) {
    const { id, text } = random.pick(claims);
    const altered = alteredWords(random, text);
    times.push(
      await timed(async () => {
        if ((await found(ctx, altered)).includes(id)) hits += 1;
      }),
    );
  }
  return [times, hits / LOOKED_UP];
}

async function paragraphs(ctx: OpenContext, random: Random, texts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < PARAGRAPHS; at += 1) {
    let text = '';
    while (text.length < PARAGRAPH_UTF16) text += `${alteredWords(random, random.pick(texts))} `;
    times.push(await timed(() => found(ctx, text.slice(0, PARAGRAPH_UTF16))));
  }
  return times;
}

async function found(ctx: OpenContext, text: string): Promise<number[]> {
  const findCopies = (wordings: readonly string[]) => ctx.texts.findEach(wordings, ANONYMOUS);
  const { read, compare, readCredits } = ctx.lookups;
  const parts = { db: ctx.db, viewer: ANONYMOUS, findCopies, read, compare, readCredits };
  return claimsIn(await lookUp(parts, text, null)).map(({ claim }) => claim.id);
}

interface Measured {
  readonly times: readonly number[];
  readonly share: number;
  readonly long: readonly number[];
  readonly held: number;
}

function figures({ times, share, long, held }: Measured): Figure[] {
  const p95 = percentile([...times], 0.95);
  return [
    {
      id: 'P17',
      what: 'Look-up of a quotation with a tenth of its words dropped, replaced or exchanged: found',
      needed: '≥ 98 %',
      reached: `${short(100 * share)} %`,
      passes: share >= 0.98,
      from: `${times.length} quotations, by anybody`,
    },
    {
      id: 'P17',
      what: 'The same, among all claims and 10,000 saved copies, p95',
      needed: '≤ 60 ms',
      reached: `${short(p95)} ms`,
      passes: p95 <= 60,
      from: `median ${short(median([...times]))} ms; ${long.length} paragraphs of 20,000 characters: median ${short(median([...long]))}, longest ${short(Math.max(...long))} ms`,
    },
    {
      id: 'P17',
      what: 'The longest that look-ups hold the event loop, paragraphs of 20,000 characters included',
      needed: '≤ 50 ms',
      reached: `${short(held)} ms`,
      passes: held <= 50,
      from: `${times.length} quotations and ${long.length} paragraphs, one after another`,
    },
  ];
}
