import type { FoundQuotation, Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import { turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';
import { type Around, NOTHING, type Words, wordsAround } from './around.js';
import type { CreditedName } from './credited-name.js';
import { type Credits, creditsOf } from './credits.js';
import { passedOn } from './passed-on.js';
import { quotedBy, type Retold, retoldAsFound, retoldByOne, retoldByWriter, retoldIn } from './retold.js';
import { type SecondHand, secondHand } from './second-hand.js';
import type { Setting } from './setting.js';
import { settingIn } from './setting-in.js';
import { viewOfOthers } from './view-of-others.js';

// Who said a passage of a text, and in what setting.

export interface PassageContext extends CreditedName {
  /** Whom the text credits with the words; null where it credits nobody. */
  readonly speaker: Speaker | null;
  /** Who recounts what the speaker said. */
  readonly recountedBy: Mention | null;
  readonly setting: Setting;
  /** The words that make the setting, in UTF-16 code units; null for a plain one. */
  readonly because: Span | null;
}

/**
 * What counts lies outside the words looked at: a wording that has its own “if”, “not” or question mark is plain.
 * @param spans the passage, in UTF-16 code units of the text, in order
 * @param found the quotations of the same text
 * @param wording as it is printed, where it is not the passage itself
 */
export function contextOf(
  reading: Reading,
  spans: readonly Span[],
  found: readonly FoundQuotation[],
  wording: string | null = null,
): PassageContext {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return { ...NOWHERE, setting: 'plain', because: null };
  const whole: Span = [first[0], last[1]];
  const around = wordsAround(reading, whole);
  const credits = creditsOf(reading, whole, found, around.region);
  const { quotation } = credits;
  const retold =
    retoldAround(reading, whole, around) ??
    (quotation === null ? null : retoldAsFound(reading.text, quotation, whole[0]));
  const account =
    retold === null ? (secondHand(reading.text, around) ?? hearsayIn(reading, around, whole)) : null;
  const own = wording ?? reading.text.slice(...whole);
  const { setting, because } = settingIn(around, own, retold?.because ?? account?.because ?? null);
  // Whatever is done with words in inner marks, they are those of whom the outer speaker names.
  const isRetold = setting === 'hearsay' || (around.region?.level ?? 1) > 1;
  const { speaker, recountedBy, name, isNamed } =
    isRetold && retold !== null
      ? asRetold(reading, retold, credits, found)
      : setting === 'hearsay' && account !== null
        ? asTold(reading, account, around, { credits, found })
        : credits;
  return { speaker, recountedBy, name, isNamed, setting, because };
}

/** In what somebody says, or, of words in marks, in what a reporter writes that somebody says. */
function retoldAround(
  { text, turns }: Reading,
  [start]: Span,
  { before, host, introducing, region }: Around,
): Retold | null {
  const turn = turnAt(turns, start);
  if (region === null && turn === null) return retoldByOne(text, before) ?? retoldByWriter(text, before);
  const isInTurn = turn !== null && region !== null && region.start > turn.start;
  const outside = before.said === '' ? introducing : NOTHING;
  return (
    retoldIn(text, before) ??
    retoldIn(text, host) ??
    (isInTurn
      ? retoldIn(text, outside)
      : (retoldByOne(text, outside) ?? retoldByWriter(text, outside) ?? quotedBy(text, outside))) ??
    passedOnAs(text, before) ??
    passedOnAs(text, host) ??
    (isInTurn ? passedOnAs(text, outside) : null)
  );
}

/** A name is whose words they are; anybody else leaves them with whom the text credits. */
function passedOnAs(text: string, words: Words): Retold | null {
  const { from, because } = passedOn(text, words) ?? {};
  if (from === undefined || from === null || because === undefined) return null;
  const printed = text.slice(...from);
  return { mention: from, name: /^\p{Lu}/u.test(printed) ? printed : null, because };
}

/** “People say that |”: the words of nobody in particular. */
function hearsayIn(
  { text, turns }: Reading,
  { before, host, region }: Around,
  [start]: Span,
): SecondHand | null {
  const found = passedOn(text, before) ?? passedOn(text, host);
  const isSpoken = region !== null || turnAt(turns, start) !== null;
  const because = found?.because ?? (isSpoken ? (viewOfOthers(before) ?? viewOfOthers(host)) : null);
  return because && { because, teller: null };
}

/** Who spoke is the one of whom it is told; who was found to speak tells it. */
function asRetold(
  { text, turns }: Reading,
  { mention, name, teller }: Retold,
  credits: Credits,
  found: readonly FoundQuotation[],
): Pick<PassageContext, 'speaker' | 'recountedBy' | 'name' | 'isNamed'> {
  const [start, end] = mention;
  const full = name === null ? null : (fullestOf(name, found) ?? name);
  const naming = name === null ? 'description' : 'name';
  const speaker: Speaker = {
    text: text.slice(start, end),
    start,
    end,
    resolved: full,
    name: full,
    creditedAs: null,
    naming,
    isCertain: false,
  };
  const isFound = credits.speaker !== null && credits.speaker.start < end && start < credits.speaker.end;
  const told = teller && mentionAt(text, teller);
  const recountedBy = isFound ? (told ?? credits.recountedBy ?? turnOf(text, turns, start)) : credits.speaker;
  return { speaker, recountedBy, name: full, isNamed: name !== null };
}

/** By Berg's account: the words are those of whom her account names. */
function asTold(
  reading: Reading,
  { teller, because, speaker }: SecondHand,
  { introducing }: Around,
  { credits, found }: { readonly credits: Credits; readonly found: readonly FoundQuotation[] },
): Pick<PassageContext, 'speaker' | 'recountedBy' | 'name' | 'isNamed'> {
  if (teller === null) return credits;
  const own = credits.speaker;
  const isTeller = own !== null && own.start < teller[1] && teller[0] < own.end;
  const retold: Pick<Retold, 'mention' | 'name'> | null =
    speaker !== undefined
      ? { mention: speaker, name: reading.text.slice(...speaker) }
      : isTeller
        ? retoldIn(reading.text, introducing)
        : null;
  if (retold !== null) return asRetold(reading, { ...retold, because, teller }, credits, found);
  const recountedBy = mentionAt(reading.text, teller);
  return { ...credits, recountedBy };
}

function mentionAt(text: string, [start, end]: Span): Mention {
  return { text: text.slice(start, end).replace(/[’']s$/u, ''), start, end };
}

/** Whoever has the turn tells what is recounted in it. */
function turnOf(text: string, turns: Reading['turns'], position: number): Mention | null {
  const turn = turnAt(turns, position);
  return turn === null || turn.label === null || turn.name === ''
    ? null
    : { ...mentionAt(text, turn.label), text: turn.person ?? turn.name };
}

/** “Lind” is Otto Lind, who is quoted elsewhere in the text. */
function fullestOf(name: string, found: readonly FoundQuotation[]): string | null {
  const last = name.split(/\s+/u).at(-1);
  const names = found.flatMap(({ speaker }) => speaker?.resolved ?? []);
  const full = names.filter((one) => one.split(/\s+/u).at(-1) === last && one.includes(' '));
  return name.includes(' ') || new Set(full).size !== 1 ? null : (full[0] ?? null);
}

const NOWHERE = { speaker: null, recountedBy: null, name: null, isNamed: false };
