import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  CONDITIONS,
  EVIDENCE_KINDS,
  FACETS,
  FINDING_VALUES,
  FORMS,
  GROUND_RULES,
  keysOf,
  LINK_KINDS,
  MOTIVATIONS,
  OCCASION_KINDS,
  OUTLET_KINDS,
  PLACES,
  RANKS,
  SEARCH_OUTCOMES,
  SNAPSHOT_WAYS,
  SOURCE_TYPES,
  SPEAKER_KINDS,
  TIERS,
  TRANSLATIONS,
} from '../../src/vocabulary.js';

// The form of the sample desk's two files, as strict as it can be put: every key given, none unknown, every key
// of a vocabulary one that the desk stores. Written apart from the importer, so that neither excuses the other.

const ref = z.int().positive();
const maybe = z.string().min(1).nullable();
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?\??$/)
  .nullable();
const url = z.url({ protocol: /^https?$/ }).nullable();
const time = z.iso.datetime({ precision: 3 });
const author = z.union([
  z.strictObject({ family: z.string(), given: z.string() }),
  z.strictObject({ literal: z.string() }),
]);
const selector = z.strictObject({
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  start_utf16: z.int(),
  end_utf16: z.int(),
});

const DESK = z.strictObject({
  format: z.literal('onrecord-json'),
  version: z.literal(1),
  users: z.array(z.strictObject({ ref, name: z.string(), email: z.email() })),
  tags: z.array(z.strictObject({ ref, name: z.string(), note: maybe })),
  outlets: z.array(
    z.strictObject({ ref, name: z.string(), kind: z.enum(keysOf(OUTLET_KINDS)), url, note: maybe }),
  ),
  speakers: z.array(
    z.strictObject({
      ref,
      kind: z.enum(keysOf(SPEAKER_KINDS)),
      name: z.string(),
      sort_name: maybe,
      language: maybe,
      description: maybe,
      wikidata_id: z
        .string()
        .regex(/^Q[1-9]\d*$/)
        .nullable(),
      names: z.array(z.strictObject({ name: z.string(), language: maybe })),
      titles: z.array(
        z.strictObject({
          title: z.string(),
          body: maybe,
          held_from: date,
          held_to: date,
          source: ref.nullable(),
        }),
      ),
      members: z.array(ref),
    }),
  ),
  sources: z.array(
    z.strictObject({
      ref,
      type: z.enum(keysOf(SOURCE_TYPES)),
      title: z.string().min(1),
      translated_title: maybe,
      outlet: ref.nullable(),
      container_title: maybe,
      authors: z.array(author),
      issued: date,
      accessed: date,
      url,
      archive_url: url,
      language: maybe,
      medium: maybe,
      genre: maybe,
      number: maybe,
      account: maybe,
      post_id: maybe,
      note: z.string().min(1),
      condition: z.enum(keysOf(CONDITIONS)),
      condition_on: date,
      condition_seen_by: ref.nullable(),
      condition_notice: maybe,
    }),
  ),
  occasions: z.array(
    z.strictObject({
      ref,
      name: z.string(),
      kind: z.enum(keysOf(OCCASION_KINDS)),
      date,
      time_zone: maybe,
      place: maybe,
      source: ref.nullable(),
      note: maybe,
    }),
  ),
  snapshots: z.array(
    z.strictObject({
      ref,
      source: ref,
      captured_at: time,
      captured_by: ref,
      how: z.enum(keysOf(SNAPSHOT_WAYS)),
      typed_in_by: z.string().min(1),
      media_type: z.literal('text/plain; charset=utf-8'),
      original_name: z.null(),
      final_url: z.null(),
      headers: z.null(),
      text: z.string().min(1),
      // Made of the text where the file is read, so that a person can edit the text alone.
      text_sha256: z.null(),
      bytes: z.null(),
      raw_sha256: z.null(),
    }),
  ),
  claims: z.array(
    z.strictObject({
      ref,
      text: z.string().min(1),
      language: maybe,
      form: z.enum(keysOf(FORMS)),
      speaker: ref,
      occasion: ref.nullable(),
      said_on: date,
      ground_rule: z.enum(keysOf(GROUND_RULES)),
      embargoed_until: z.null(),
      summary: z.string().min(1),
      note: maybe,
      tags: z.array(ref),
      reference_attribution: ref.nullable(),
    }),
  ),
  attributions: z.array(
    z.strictObject({
      ref,
      claim: ref,
      source: ref,
      snapshot: ref.nullable(),
      speaker: ref.nullable(),
      voiced_by: ref.nullable(),
      recounted_by: ref.nullable().optional(),
      credited_as: maybe,
      capacity: maybe,
      occasion: ref.nullable(),
      wording: maybe,
      language: maybe,
      translation: z.enum(keysOf(TRANSLATIONS)).nullable(),
      translator: maybe,
      translates: ref.nullable(),
      form: z.enum(keysOf(FORMS)).nullable(),
      cue: maybe,
      place: z.enum(keysOf(PLACES)).nullable(),
      locator: maybe,
      selector: selector.nullable(),
      tier: z.enum(keysOf(TIERS)).nullable(),
      rank: z.enum(keysOf(RANKS)),
      relayed_from: ref.nullable(),
      note: maybe,
    }),
  ),
  links: z.array(
    z.strictObject({ claim: ref, kind: z.enum(keysOf(LINK_KINDS)), other_claim: ref, note: maybe }),
  ),
  annotations: z.array(
    z.strictObject({
      ref,
      target: z.strictObject({ kind: z.enum(['claim', 'attribution', 'source', 'snapshot']), ref }),
      selector: selector.nullable(),
      motivation: z.enum(keysOf(MOTIVATIONS)),
      body: z.string().min(1),
      parent: ref.nullable(),
      author: ref,
      created_at: time,
      edited_at: time.nullable(),
      resolved_at: time.nullable(),
      resolved_by: ref.nullable(),
    }),
  ),
  searches: z.array(
    z.strictObject({
      ref,
      claim: ref,
      place: z.string().min(1),
      words: z.string().min(1),
      searched_on: date,
      outcome: z.enum(keysOf(SEARCH_OUTCOMES)),
      result: maybe,
      author: ref,
      created_at: time,
    }),
  ),
  contacts: z.array(z.never()),
  findings: z.array(
    z.strictObject({
      ref,
      claim: ref,
      facet: z.enum(keysOf(FACETS)),
      value: z.enum(Object.values(FINDING_VALUES).flatMap((values) => Object.keys(values))),
      rationale: maybe,
      mechanism: z.null(),
      actual_speaker: z.null(),
      evidence: z.array(z.strictObject({ kind: z.enum(keysOf(EVIDENCE_KINDS)), ref, selector: z.null() })),
      words_from: ref.nullable(),
      author: ref,
      created_at: time,
      agreed_at: z.null(),
      agreed_by: z.null(),
      superseded_by: z.null(),
      stale: z.literal(false),
    }),
  ),
  lists: z.array(
    z.strictObject({
      ref,
      title: z.string(),
      style: z.literal('newsroom'),
      locale: z.literal('en-GB'),
      owner: z.null(),
      note: maybe,
      claims: z.array(ref),
    }),
  ),
  views: z.array(z.never()),
});

export type Desk = z.infer<typeof DESK>;

/** The real story. */
export function sampleDesk(): Desk {
  return DESK.parse(JSON.parse(readBeside('../../data/sample/desk.json')));
}

/** The invented story, to practise on. */
export function practiceDesk(): Desk {
  return DESK.parse(JSON.parse(readBeside('../../data/practice/desk.json')));
}

/** The text of a file whose path is given from this folder. */
export function readBeside(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
