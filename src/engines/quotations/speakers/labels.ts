import type { Span } from '../../text/span.js';
import type { ReadParties } from './mention.js';
import { setOf } from './word-lists.js';

// Labels that are no name: headings, and initials of somebody whom the text names.

/** “CLAIM: …”, “Interview: …”: no speaker. */
export function isHeading(label: string): boolean {
  return HEADINGS.has(label.toLowerCase().trim());
}

const HEADINGS = setOf(
  'claim verdict pictured update updated breaking correction clarification interview caption photo exclusive analysis ' +
    'opinion live watch listen editorial fact rating quote pictures video explainer profile transcript a q',
);

/** The only person of the text with the initials of a label: “BO” for Bertil Okonjo. Null for none or several. */
export function partyByInitials({ words, parties }: ReadParties, label: Span): number | null {
  const letters = words.text.slice(...label);
  if (!/^\p{Lu}{2,3}$/u.test(letters)) return null;
  const found = parties.all.flatMap(({ kind, name }, at) =>
    kind === 'person' && initialsOf(name) === letters ? [at] : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function initialsOf(name: string): string {
  return (name.match(/(?<![\p{L}’'])\p{Lu}/gu) ?? []).join('');
}
