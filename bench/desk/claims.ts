import type { Ledger } from './ledger.js';
import { dayAt, type Libraries } from './libraries.js';
import { type Random, zipf } from './random.js';
import type { Writer } from './texts.js';

// A claim with two attributions and a note, and every tenth with findings.

export interface Material {
  readonly ledger: Ledger;
  readonly libraries: Libraries;
  readonly random: Random;
  readonly writer: Writer;
}

/** Shares of all claims. */
const [RESTRICTED, TRASHED, CHECKED, TAGGED, PLACED] = [0.02, 0.005, 0.1, 0.5, 0.3];
const FORMS = ['direct', 'direct', 'direct', 'partial', 'mixed', 'indirect'] as const;
const NOTES = ['commenting', 'commenting', 'questioning', 'assessing'] as const;

/** Adds so many claims, one after another over four years, and says how far it is. */
export function addClaims(count: number, material: Material, tell: (done: number) => void): void {
  const draw = zipf(material.random, material.libraries.speakers.length);
  for (let done = 0; done < count; done += 1) {
    addClaim(material, draw(), instantAt(done, count));
    tell(done + 1);
  }
}

function addClaim(material: Material, speakerRank: number, at: string): void {
  const { ledger, libraries, random, writer } = material;
  const stamp = { at, actorId: random.pick(libraries.users) };
  const { text, language } = writer.statement();
  const occasion = random.chance(PLACED) ? random.pick(libraries.occasions) : null;
  const [day, form] = [occasion?.day ?? dayAt(random.next()), random.pick(FORMS)];
  const reference = ledger.nextId('attributions');
  const claimId = ledger.add(
    'claims',
    {
      ...{ text, language, form, said_on: day, said_on_min: day, said_on_max: day },
      speaker_id: libraries.speakers[speakerRank],
      occasion_id: occasion?.id ?? null,
      ground_rule: random.chance(RESTRICTED) ? 'background' : 'on_record',
      reference_attribution_id: reference,
      ...(random.chance(TRASHED) && { trashed_at: at, trashed_by: stamp.actorId }),
    },
    stamp,
  );
  const sources = [random.pick(libraries.sources), random.pick(libraries.sources)];
  for (const source_id of sources)
    ledger.add('attributions', { claim_id: claimId, source_id, wording: text, language, form }, stamp);
  const note = {
    motivation: random.pick(NOTES),
    body: writer.words(6 + random.below(20)),
    author_id: stamp.actorId,
  };
  ledger.add('annotations', { claim_id: claimId, ...note }, stamp);
  if (random.chance(TAGGED))
    ledger.add('claim_tags', { claim_id: claimId, tag_id: random.pick(libraries.tags) }, stamp);
  if (random.chance(CHECKED)) addFindings(material, claimId, reference, stamp);
}

const SPEAKER_VALUES = ['attributed_only', 'confirmed', 'confirmed', 'denied', 'misattributed'] as const;

function addFindings(
  { ledger, random }: Material,
  claimId: number,
  attributionId: number,
  stamp: { readonly at: string; readonly actorId: number },
): void {
  const found = [
    { facet: 'wording', value: 'as_printed' },
    { facet: 'speaker', value: random.pick(SPEAKER_VALUES) },
    { facet: 'record', value: 'secondary_only' },
  ];
  for (const one of found) {
    const rationale = 'Read in the source that is cited.';
    const mechanism =
      one.value === 'misattributed' ? 'The agency cut the sentence that named another.' : null;
    const needs_second = one.value === 'misattributed' ? 1 : 0;
    const of = {
      ...{ claim_id: claimId, claim_version: 1, author_id: stamp.actorId },
      ...{ rationale, mechanism, needs_second },
    };
    const findingId = ledger.add('findings', { ...one, ...of }, stamp);
    const evidence = { finding_id: findingId, claim_id: claimId, attribution_id: attributionId };
    ledger.add('finding_evidence', { ...evidence, evidence_version: 1 }, stamp);
  }
}

const [FROM, UNTIL] = [Date.UTC(2021, 0, 5), Date.UTC(2025, 5, 1)];

function instantAt(done: number, count: number): string {
  return new Date(FROM + Math.floor(((UNTIL - FROM) * done) / count)).toISOString();
}
