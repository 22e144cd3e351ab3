import { CLOSING_MARKS, OPENING_MARKS } from '../../reading/regions/characters.js';
import { type Zone, type ZoneKind, zoneAt } from '../../reading/zones/zone.js';
import type { FoundQuotation, Speaker } from '../found.js';

// A headline's quoted words are nobody's direct speech for certain: who says them is read in the article below.

/** Above or beside the article, where words are shortened or told again. */
const RETOLD: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['headline', 'heading', 'caption', 'correction']);
const ABOVE: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['headline', 'heading', 'standfirst']);

export function withBodySpeakers(
  zones: readonly Zone[],
  quotations: readonly FoundQuotation[],
): FoundQuotation[] {
  const kinds = quotations.map(({ spans }) => zoneAt(zones, spans[0]?.[0] ?? 0));
  const body = quotations.filter((one, at) => kinds[at] === 'body' && one.type !== 'indirect').map(wordsOf);
  let looked = 0;
  return quotations.map((quotation, at) => {
    const kind = kinds[at] ?? 'body';
    const said = RETOLD.has(kind) ? doubted(zones, quotation) : quotation;
    if (!ABOVE.has(kind) || said.type === 'indirect' || looked >= MAX_LOOKED_FOR) return said;
    looked += 1;
    const own = quotedWords(said);
    const same = body.find(({ words }) => repeats(words, own))?.speaker ?? null;
    return same === null ? said : saidBelow(said, same);
  });
}

/** Quotations in headlines; a text with more is a list of them. */
const MAX_LOOKED_FOR = 20;

/** Nobody is inferred for a headline but whom it names itself. */
function doubted(zones: readonly Zone[], quotation: FoundQuotation): FoundQuotation {
  const { speaker, spans } = quotation;
  if (speaker === null) return quotation;
  const isOwn = zoneAt(zones, speaker.start) === zoneAt(zones, spans[0]?.[0] ?? 0);
  if (speaker.naming === 'inferred' && !isOwn) return { ...quotation, speaker: null, reason: 'nobody' };
  return { ...quotation, speaker: { ...speaker, isCertain: false } };
}

/** “General: ‘We were wrong’” names nobody; the article below does. */
function saidBelow(quotation: FoundQuotation, below: Speaker): FoundQuotation {
  const { speaker } = quotation;
  const { resolved, name, creditedAs } = below;
  if (resolved === null || resolved === speaker?.resolved) return quotation;
  const isDescribed = speaker !== null && speaker.resolved === null && speaker.naming !== 'group';
  if (isDescribed)
    return { ...quotation, speaker: { ...speaker, resolved, name, creditedAs }, reason: 'said_below' };
  if (speaker !== null && !below.isCertain) return quotation;
  return { ...quotation, speaker: { ...below, naming: 'inferred', isCertain: false }, reason: 'said_below' };
}

interface Said {
  readonly words: readonly string[];
  readonly speaker: Speaker | null;
}

function wordsOf({ text, speaker }: FoundQuotation): Said {
  return { words: wordsIn(text), speaker };
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const QUOTED = new RegExp(String.raw`[${OPENING_MARKS}](.{2,}?)[${CLOSING_MARKS}](?!\p{L})`, 'su');

/** Those in quotation marks; of a fragment its other words are the headline's. */
function quotedWords({ text, type }: FoundQuotation): string[] {
  const [, quoted = text] = type === 'mixed' ? (QUOTED.exec(text) ?? []) : [];
  return wordsIn(quoted);
}

/** Share of the words that are said again, in order. */
const MIN_SHARE = 0.75;
/** How much longer the passage can be that has them, with words between. */
const MAX_STRETCH = 2;

function repeats(said: readonly string[], own: readonly string[]): boolean {
  if (own.length === 0) return false;
  const starts = said.flatMap((word, at) => (word === own[0] || word === own[1] ? [at] : []));
  return starts.slice(0, MAX_STARTS).some((start) => {
    const near = said.slice(start, start + MAX_STRETCH * own.length);
    let [at, count] = [0, 0];
    for (const word of own) {
      const next = near.indexOf(word, at);
      if (next < 0) continue;
      [at, count] = [next + 1, count + 1];
    }
    return own.length === 1 ? near[0] === own[0] : count >= Math.max(2, MIN_SHARE * own.length);
  });
}

/** Places at which one of the first words is said. */
const MAX_STARTS = 50;
