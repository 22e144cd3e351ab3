import type { Credit } from '../../../engines/context/credit.js';
import { isSpokenFor, type Mouth, mouthOf } from '../../../engines/context/mouth.js';
import { compareNames } from '../../../engines/context/same-person.js';
import type { Setting } from '../../../engines/context/setting.js';

// Whose words a copy says these are, and in what setting, held against the names on record.

/** The names of those on record. */
export interface Names {
  /** Of the speaker, and of whoever uttered the words for a body. */
  readonly speaker: readonly string[];
  /** Of whoever is recorded as uttering the words of a person. */
  readonly voices?: readonly string[];
  /** Of the members of a body, each of whom may speak for it, or for themselves. */
  readonly members: readonly string[];
  /** Of whoever recounts the words, by the attribution. */
  readonly recounting: readonly string[];
  /** False for someone who is only described: no name in a copy shows that it is somebody else. */
  readonly isNamed: boolean;
}

/** With the main names alone: of the speaker, without who utters the words for them, and of who recounts them. */
export interface RecordedNames extends Names {
  readonly main: Pick<Names, 'speaker' | 'recounting'>;
}

export interface Spoken {
  readonly mouth: Mouth;
  /** Whom the copy credits, where that is somebody else than the speaker. */
  readonly credited: string | null;
  readonly setting: Setting;
  /** The words that make the setting; null for a plain one. */
  readonly because: string | null;
  /** Who tells the words second-hand. */
  readonly teller: string | null;
  /** Whether that is told by whom the attribution says: words within the teller’s own are as they should be. */
  readonly is_told_as_recorded: boolean;
}

export const PLAINLY_SPOKEN: Spoken = {
  mouth: 'not_named',
  credited: null,
  setting: 'plain',
  because: null,
  teller: null,
  is_told_as_recorded: false,
};

/** @param credit null for a passage that was not examined */
export function spokenOf(credit: Credit | null, names: Names): Spoken {
  if (credit === null) return PLAINLY_SPOKEN;
  const mouth: Mouth = names.isNamed ? mouthAmong(credit, names) : 'open';
  const credited = mouth === 'another' ? (credit.name ?? credit.mention) : null;
  if (isToldAsRecorded(credit, names.recounting))
    return { ...PLAINLY_SPOKEN, mouth, credited, is_told_as_recorded: true };
  const { setting, because, recounted_by: teller } = credit;
  return { mouth, credited, setting, because, teller, is_told_as_recorded: false };
}

function mouthAmong(credit: Credit, { speaker, members, voices = [] }: Names): Mouth {
  const mouth = mouthOf(credit, speaker);
  if (mouth !== 'another') return mouth;
  const isVoiced = mouthOf(credit, voices) === 'same' && isSpokenFor(credit, speaker);
  return isVoiced || mouthOf(credit, members) !== 'another' ? 'open' : 'another';
}

/** Whether other names silence a copy that credits somebody else. */
export function isSilenced(credit: Credit, before: Names, after: Names): boolean {
  return spokenOf(credit, before).mouth === 'another' && spokenOf(credit, after).mouth !== 'another';
}

/** Hearsay told by the one whom the attribution names. */
function isToldAsRecorded({ setting, recounted_by: teller }: Credit, recounting: readonly string[]): boolean {
  return setting === 'hearsay' && teller !== null && compareNames(teller, recounting) !== 'another';
}

/** Settings in which nobody asserts the words. */
const NOT_ASSERTED: readonly Setting[] = ['denied', 'conditional', 'asked', 'imagined', 'hearsay'];

export function isAsserted({ setting }: Spoken): boolean {
  return !NOT_ASSERTED.includes(setting);
}
