import { creditedOrWrong } from '../../derived/status/model/misattribution.js';
import type { AlikeKind } from '../../engines/alike/compare.js';
import { printedShort } from '../../engines/reading/printed-words.js';
import { MAX_COUNTED } from '../../platform/lib/capped-count.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import {
  type Alike,
  type AlikeClaim,
  alikeNames,
  isAnyAlike,
  type Near,
  type NearRecord,
  placeName,
} from './model.js';

// How a form shows possible duplicates: each with what is needed to decide, and the possible actions.

export interface AlikeSection {
  readonly shown: string;
  readonly claims: readonly object[];
  readonly fragment: object | null;
  readonly near: readonly object[];
  readonly submit: string;
}

/** The button under possible duplicates of a record that is added by itself. */
export const ADD_ANYWAY = 'Add it anyway';

/** @param fragmentOf the id of the claim chosen before, if any */
export function alikeSection(
  alike: Alike,
  submit: string,
  fragmentOf: string | null = null,
): AlikeSection | null {
  if (!isAnyAlike(alike)) return null;
  return {
    shown: alikeNames(alike).join(' '),
    claims: alike.claims.map(claimRow),
    fragment: fragmentField(alike.claims, fragmentOf),
    near: alike.near.map(nearGroup),
    submit,
  };
}

const WORDS: Readonly<Record<AlikeKind, string>> = {
  same: 'Same wording',
  nearly: 'Almost the same wording',
  part_of: 'Contains your quotation',
  contains: 'Part of your quotation',
};

function claimRow({ kind, id, text, language, form, ...claim }: AlikeClaim) {
  return {
    word: WORDS[kind],
    href: `/claims/${id}`,
    text,
    lang: language,
    form,
    speaker: creditedOrWrong(claim),
    day: claim.said_on === null ? null : formatEdtf(claim.said_on),
    source: claim.source_title,
  };
}

function fragmentField(claims: readonly AlikeClaim[], value: string | null) {
  const wholes = claims.filter(({ kind }) => kind === 'part_of');
  if (wholes.length === 0) return null;
  return {
    name: 'fragment_of',
    label: 'Save this quotation',
    kind: 'radios',
    value: value ?? '',
    error: null,
    options: [
      { value: '', label: 'On its own' },
      ...wholes.map(({ id, text, form, language }) => ({
        value: String(id),
        label: `As a fragment of ${printedShort(form, text, language, MAX_LABEL)}`,
      })),
    ],
  };
}

function nearGroup({ at, typed, records }: Near) {
  const noun = NOUNS[records[0]?.noun ?? 'speaker'];
  return {
    noun,
    typed,
    records: records.map((record) => ({
      href: `/${record.noun}s/${record.id}`,
      name: record.name,
      lang: record.language,
      detail: record.detail,
      quotations: quotationsOf(record),
    })),
    choice: at === '' ? null : choiceOf(at, typed, noun, records),
  };
}

const NOUNS = { speaker: 'Speaker', outlet: 'Outlet', occasion: 'Where and when', source: 'Source' } as const;

function choiceOf(at: string, typed: string, noun: string, records: readonly NearRecord[]) {
  return {
    name: `use.${placeName(at)}`,
    label: noun,
    kind: 'radios',
    value: 'new',
    error: null,
    options: [
      ...records.map((record) => ({
        value: String(record.id),
        label: `Use ${record.name} (${quotationsOf(record)})`,
        hint: record.detail,
      })),
      { value: 'new', label: `Add “${clipped(typed)}” as new` },
    ],
  };
}

function quotationsOf({ quotations }: NearRecord): string {
  return quotations >= MAX_COUNTED
    ? `${MAX_COUNTED.toLocaleString('en-GB')} quotations or more`
    : howMany(quotations, 'quotation');
}

const MAX_LABEL = 120;

function clipped(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length <= MAX_LABEL ? characters.join('') : `${characters.slice(0, MAX_LABEL).join('')}…`;
}
