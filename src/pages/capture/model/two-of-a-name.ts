import type { FoundQuotation } from '../../../engines/quotations/found.js';

// Whether a text introduces two people under one name. A person is introduced once, as “a pharmacist” or by age, and
// may be called by many titles afterwards: only a second, other introduction is a reason to ask.

type Named = Pick<FoundQuotation, 'speaker'>;

/** By name, the first two introductions that differ; only names that have two. */
export function introducedTwice(found: readonly Named[]): ReadonlyMap<string, readonly [string, string]> {
  const firsts = new Map<string, string>();
  const twice = new Map<string, readonly [string, string]>();
  for (const { speaker } of found) {
    const name = speaker?.name ?? null;
    const own = name === null ? null : introductionOf(name, speaker?.text ?? '');
    if (name === null || own === null || twice.has(name)) continue;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, own);
    else if (isOther(first, own)) twice.set(name, [first, own]);
  }
  return twice;
}

/** “a pharmacist in Lunden” of “Anna Weber, a pharmacist in Lunden”, or “42” of “Anna Weber, 42”. */
function introductionOf(name: string, mention: string): string | null {
  const at = mention.indexOf(`${name}, `);
  return at < 0 ? null : (INTRODUCTION.exec(mention.slice(at + name.length + 2))?.[0] ?? null);
}

const INTRODUCTION = /^(?:\d{1,3}(?!\p{N})|(?:an?|une?|uno|una|eine?)\s[^,;:.()]{2,80})/u;

/** An age beside a description says nothing: both may be true of one person. */
function isOther(one: string, other: string): boolean {
  const [first, second] = [wordsIn(one), wordsIn(other)];
  if (isAge(one) !== isAge(other)) return false;
  return !first.some((word) => second.includes(word));
}

function isAge(introduction: string): boolean {
  return /^\d/u.test(introduction);
}

/** Without the article and short words such as “in”. */
function wordsIn(introduction: string): string[] {
  const words = introduction.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return isAge(introduction) ? words : words.slice(1).filter((word) => word.length > 3);
}
