import { z } from 'zod';
import type { SpeakersTable } from '../../platform/db/schema.js';
import { type Field, language, line, oneOf, prose } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { clip } from '../../platform/lib/fields/values.js';
import { SPEAKER_KINDS } from '../../vocabulary.js';

/** Every field of a speaker but its other names, titles and members, in the order of forms, JSON and CSV. */
export const SPEAKER_FIELDS = {
  kind: {
    label: 'Kind',
    input: oneOf(SPEAKER_KINDS),
    inFile: required(oneOf(SPEAKER_KINDS), 'Choose the kind of speaker'),
    words: SPEAKER_KINDS,
    form: { optional: false },
  },
  name: {
    label: 'Name',
    isName: true,
    input: required(line({ max: 200, label: 'Name' }), 'Enter the speaker’s name'),
    form: {
      hint: 'In your house style. For an unnamed source, the published description, such as “a senior State Department official”.',
    },
  },
  sort_name: {
    label: 'Name for sorting',
    historyLabel: 'Name for sorting',
    input: line({ max: 200, label: 'Name for sorting' }),
    form: { half: true, hint: 'Such as “Blinken, Antony”. Orders lists of speakers.' },
  },
  language: {
    label: 'Language of the name',
    historyLabel: 'Language',
    input: language(),
    isCode: true,
    form: { half: true, short: true, hint: 'A code such as en, zh or zh-Latn.' },
  },
  description: {
    label: 'Description',
    input: prose({ max: 10_000, label: 'Description' }),
    inFile: prose({ max: 20_000, label: 'The description' }),
    form: {
      kind: 'textarea',
      hint: 'One sentence that distinguishes people of the same name.',
    },
  },
  wikidata_id: {
    label: 'Wikidata number',
    historyLabel: 'Wikidata',
    input: wikidataId(),
    inFile: line({ max: 20, label: 'The Wikidata number' }),
    form: { short: true, hint: 'Such as Q7821917.' },
  },
} as const satisfies FieldsOf<SpeakersTable>;

/** A Wikidata id, Q and digits; the address of its page is accepted too. @source Wikidata:Identifiers */
function wikidataId(): Field<string> {
  return line({ max: 200, label: 'Wikidata number' }).transform((text, context) => {
    if (text === null) return null;
    const id = /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,11})$/i.exec(
      text,
    )?.[1];
    if (id) return id.toUpperCase();
    context.addIssue({
      code: 'custom',
      message: `${clip(text)} is not a Wikidata number. Enter one such as Q7821917`,
    });
    return z.NEVER;
  });
}
