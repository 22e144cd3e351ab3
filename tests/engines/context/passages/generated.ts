import {
  OUTLETS,
  PEOPLE,
  type Person,
  PLACES,
  PROMISES,
  REMARKS,
  STATEMENTS,
  STATEMENTS_WITH_THEIR_OWN,
} from './cast.js';
import { type Passage, parsePassage, readParts } from './passage.js';

// Passages made by filling the blanks of frames: what is right of each is known from its frame.

/** A frame is filled with another pair of people and other words each time. */
const FILLS_OF_A_FRAME = 4;
const FILLS_OF_A_TRUE_FRAME = 12;

export function generatePassages(): readonly Passage[] {
  return fillAll(
    (kind) => kind !== 'plain',
    FILLS_OF_A_FRAME,
    (kind) => (kind === 'conditional' ? PROMISES : STATEMENTS),
  );
}

/** Every fifth has words with a “not” or an “if” of their own. */
export function generateTrueOnes(): readonly Passage[] {
  return fillAll(
    (kind) => kind === 'plain',
    FILLS_OF_A_TRUE_FRAME,
    (_, fill) => (fill % 5 === 0 ? STATEMENTS_WITH_THEIR_OWN : STATEMENTS),
  );
}

type StatementsOf = (kind: string, fill: number) => readonly string[];

function fillAll(isWanted: (kind: string) => boolean, fills: number, statementsOf: StatementsOf) {
  return readParts('frames')
    .filter(({ kind }) => isWanted(kind))
    .flatMap(({ kind, number, part }, frame) =>
      Array.from({ length: fills }, (_, fill) => {
        const filled = fillFrame(part, frame * (fills + 1) + fill, statementsOf(kind, fill));
        const id = `${kind} frame ${number}, ${fill + 1}`;
        return { ...parsePassage(kind, number, filled), id, isHeld: (frame + fill) % 3 === 0 };
      }),
    );
}

/** @param n counts all that are made, so that names and words are spread over the frames */
function fillFrame(part: string, n: number, statements: readonly string[]): string {
  const words = at(statements, n * 7 + Math.floor(n / FILLS_OF_A_FRAME));
  const remark = at(REMARKS, n * 3);
  const place = at(PLACES, n);
  const blanks = new Map([
    ...blanksOf('A', at(PEOPLE, n * 5)),
    ...blanksOf('B', at(PEOPLE, n * 5 + 7 + (n % 5))),
    ...[['w', words] as const, ['W', capitalise(words)] as const],
    ...[['w2', remark] as const, ['W2', capitalise(remark)] as const],
    ...[['place', place] as const, ['PLACE', place.toUpperCase()] as const],
    ['outlet', at(OUTLETS, n)] as const,
  ]);
  return part.replaceAll(/\{([\w.]+)\}/gu, (_, blank: string) => {
    const filled = blanks.get(blank);
    if (filled === undefined) throw new Error(`{${blank}} is no blank.`);
    return filled;
  });
}

function blanksOf(letter: string, { first, last, isWoman, job }: Person) {
  const [he, him, his, title] = isWoman ? ['she', 'her', 'her', 'Ms'] : ['he', 'him', 'his', 'Mr'];
  const name = `${first} ${last}`;
  const forms = {
    first,
    last,
    job,
    he,
    him,
    his,
    Mr: title,
    handle: `@${name.replaceAll(/\W/gu, '').toLowerCase()}`,
  };
  return [
    [letter, name] as const,
    ...Object.entries(forms).map(([form, text]) => [`${letter}.${form}`, text] as const),
    [`${letter}.Job`, capitalise(job)] as const,
    [`${letter}.He`, capitalise(he)] as const,
    [`${letter}.LAST`, last.toUpperCase()] as const,
    [`${letter}.MR`, title.toUpperCase()] as const,
  ];
}

function capitalise(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function at<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}
