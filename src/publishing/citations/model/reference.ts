import { markBidiControls } from '../../../platform/lib/text/bidi-controls.js';
import type { CreditRole } from '../../../vocabulary.js';
import type { CitableEntry, CitedSource, Name, SourceGroup } from '../model.js';
import { conditionOf } from './checked.js';
import { EVENT_TYPES } from './csl.js';
import { evidenceOf } from './evidence.js';
import type { Told } from './facts.js';
import { numbersOf } from './groups.js';
import { type Holdings, remarksOf } from './losses.js';
import { joined, type Paragraph, text } from './tree.js';
import { plainText } from './tree-text.js';
import { doubtsOf, recalledOf, wrongName } from './utterance.js';
import type { Voice } from './voice.js';

// What the formats of reference managers share. They have no place for a quotation: it is in the note of its source.

/** The names with these roles, in their order. */
export function namesWith({ authors }: CitedSource, roles: readonly CreditRole[]): readonly Name[] {
  return authors.filter(({ role }) => roles.includes(role));
}

/** Those who are cited as authors; where nobody is named, the account. */
export function makersOf(source: CitedSource, roles: readonly CreditRole[]): readonly Name[] {
  if (source.authors.length > 0 || source.account === null) return namesWith(source, roles);
  return [{ literal: source.account }];
}

/** EDTF. A speech or hearing without a date has the day when it was held. */
export function dayOfIssue({ entry, group }: Pick<Told, 'entry' | 'group'>): string | null {
  const { issued, type } = entry.cited.source;
  const { saidOn } = group?.said ?? entry;
  return issued ?? (type !== null && EVENT_TYPES.has(type) ? saidOn : null);
}

/** Whether a work is heard and not seen, as far as its medium or genre says. */
export function isAudio(source: CitedSource): boolean {
  return /radio|audio|podcast/i.test(kindOf(source));
}

export function isVideo(source: CitedSource): boolean {
  return /\b(tv|television|video)\b/i.test(kindOf(source));
}

/** Whether it was sent over a network. */
export function isMessage(source: CitedSource): boolean {
  return /mail|message|chat/i.test(kindOf(source));
}

function kindOf({ medium, genre }: CitedSource): string {
  return `${medium ?? ''} ${genre ?? ''}`;
}

/** What a reader must not miss: a wrong name, who recounts it, a mismatch with our copy. Empty for most entries. */
export function warningsOf({ entry, group }: Told): string {
  return inFile(joined(group?.warnings ?? [wrongName(entry), recalledOf(entry), doubtsOf(entry)], ' '));
}

/** The quotation with its evidence, or the numbers of all from this source; then what the format has no field for. */
export function noteOf(told: Told, voice: Voice, holdings: Holdings): readonly string[] {
  const { entry, group } = told;
  const words =
    group === null ? [wrongName(entry), evidenceOf(entry, voice)] : sourceWords(entry, group, voice);
  const parts = [inFile(joined(words, ' ')), remarksOf(told, holdings).join(' ')];
  return parts.filter((part) => part !== '');
}

/** Of a source that stands for its quotations: their numbers, and what is wrong with them or with it. */
export function sourceWords({ cited }: CitableEntry, group: SourceGroup, voice: Voice): Paragraph[] {
  const marked = conditionOf(cited.source, voice).map((words) => text(words));
  return [numbersOf(group.claimIds, { deskUrl: null }), marked, ...group.warnings];
}

/** Sentences with a name in another direction would change their order in somebody else's program. */
function inFile(paragraph: Parameters<typeof plainText>[0]): string {
  return markBidiControls(plainText(paragraph));
}
