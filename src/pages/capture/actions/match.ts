import { comparableWords, wordsHash } from '../../../engines/text/likeness.js';
import { YieldTimer } from '../../../platform/db/connection/yield-timer.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { AlikeClaimReader } from '../../../record/claims/alike-store.js';
import { isFreer } from '../../../record/claims/model.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { NearRecordReader } from '../../../record/duplicates/near-store.js';
import { findMatchingSpeaker } from '../../../record/speakers/actions.js';
import { type Speaker, SpeakerReader } from '../../../record/speakers/store.js';
import type { GroundRule, SpeakerKind } from '../../../vocabulary.js';
import type { KnownMatches } from '../known-store.js';
import type { ItemMatch, MatchedItem, SpeakerMatch } from '../model/asks.js';
import type { TextTerms } from '../model/terms.js';
import type { CaptureItem } from '../model.js';
import { type RecordedClaim, SourceWordingReader } from '../source-store.js';

// How the quotations of a capture stand to what is saved, as its owner may see it.

/** The article. */
export interface MatchedIn {
  /** Null where its source is not saved. */
  readonly sourceId: number | null;
  readonly terms: TextTerms;
}

export class CaptureMatcher {
  private readonly context: ReadContext;
  private readonly viewer: Viewer;
  private readonly alike: AlikeClaimReader;
  private readonly speakers = new Map<string, Promise<SpeakerMatch>>();
  private recorded: Promise<ReadonlyMap<string, readonly RecordedClaim[]>> | null = null;
  private readonly sourceId: number | null;
  private readonly terms: TextTerms;
  private readonly known: KnownMatches | null;

  /**
   * @param known answers of before; null within a change, which sees what is not saved yet
   */
  constructor(
    context: ReadContext,
    viewer: Viewer,
    { sourceId, terms }: MatchedIn,
    known: KnownMatches | null = null,
  ) {
    this.context = context;
    this.viewer = viewer;
    this.sourceId = sourceId;
    this.terms = terms;
    this.known = known;
    this.alike = new AlikeClaimReader(context.tx, viewer);
  }

  async all(items: readonly CaptureItem[]): Promise<MatchedItem[]> {
    const matched: MatchedItem[] = [];
    const timer = new YieldTimer();
    for (const item of items) {
      matched.push({ item, match: await this.of(item) });
      if (timer.isDue) await timer.yield();
    }
    return matched;
  }

  async of({ fields }: Pick<CaptureItem, 'fields'>): Promise<ItemMatch> {
    const speaker = await this.speaker(fields);
    const teller = await this.teller(fields);
    const recorded = await this.recordedFrom(fields);
    const name = speaker.saved?.name ?? fields['speaker.name'] ?? null;
    const words = { text: fields.text ?? '', speaker: name };
    const alike = await this.getOrRead(['alike', words], () => this.alike.alike(words));
    const same = alike.find(
      ({ kind, speaker_name }) => kind === 'same' && speaker_name === speaker.saved?.name,
    );
    return {
      speaker,
      teller,
      alike,
      recorded,
      target: targetOf(fields, await this.joined(fields, same?.id ?? null)),
    };
  }

  /** A claim under a looser rule does not get this source: it would be seen with it. */
  private async joined(fields: Typed, id: number | null): Promise<number | null> {
    const rule = (fields.ground_rule as GroundRule | undefined) ?? this.terms.ground_rule ?? 'on_record';
    if (id === null || rule === 'on_record') return id;
    const claim = await new ClaimReader(this.context.tx, this.viewer).byId(id);
    return claim === undefined || isFreer(claim.ground_rule, rule) ? null : id;
  }

  /** The claim that has these words from the same source; null for none. */
  async recordedFrom(fields: Typed): Promise<number | null> {
    const { sourceId } = this;
    if (sourceId === null) return null;
    this.recorded ??= this.getOrRead(['recorded', sourceId], () =>
      new SourceWordingReader(this.context.tx, this.viewer).byHash(sourceId),
    );
    const same = (await this.recorded).get(wordsHash(fields.text ?? '')) ?? [];
    const [first] = same;
    if (first === undefined) return null;
    if (areDistinctive(fields.text ?? '')) return first.id;
    const { status, saved } = await this.speaker(fields);
    if (status === 'none') return first.id;
    return same.find(({ speakerId }) => speakerId === saved?.id)?.id ?? null;
  }

  /** The numbers of those that are recorded from the source. */
  async allRecorded(items: readonly CaptureItem[]): Promise<ReadonlySet<number>> {
    const recorded = new Set<number>();
    if (this.sourceId === null) return recorded;
    const timer = new YieldTimer();
    for (const { n, fields } of items) {
      if ((await this.recordedFrom(fields)) !== null) recorded.add(n);
      if (timer.isDue) await timer.yield();
    }
    return recorded;
  }

  /** By id, by any name exactly, or by a similar name; each name is looked up once. */
  speaker(fields: Typed): Promise<SpeakerMatch> {
    const { 'speaker.id': id = '', 'speaker.name': name = '', 'speaker.kind': kind = '' } = fields;
    const key = JSON.stringify([id, name, kind]);
    const known =
      this.speakers.get(key) ??
      this.getOrRead(['speaker', key], () => this.lookUp(id, name, kind as SpeakerKind | ''));
    this.speakers.set(key, known);
    return known;
  }

  /** Who recalls what the speaker said; null for nobody. */
  private async teller(fields: Typed): Promise<SpeakerMatch | null> {
    const { 'recounted_by.id': id = '', 'recounted_by.name': name = '' } = fields;
    return id === '' && name === '' ? null : this.speaker({ 'speaker.id': id, 'speaker.name': name });
  }

  private getOrRead<T>(key: readonly unknown[], read: () => Promise<T>): Promise<T> {
    return this.known === null ? read() : this.known.getOrRead([seesRestricted(this.viewer), ...key], read);
  }

  private async lookUp(id: string, name: string, kind: SpeakerKind | ''): Promise<SpeakerMatch> {
    if (name === '' && !/^[1-9]\d{0,14}$/.test(id)) return { status: 'none', saved: null, near: [] };
    const byId = /^[1-9]\d{0,14}$/.test(id)
      ? await new SpeakerReader(this.context.tx, this.viewer).byId(Number(id))
      : undefined;
    // Without scripts a form sends the id of the speaker chosen before with a newly typed name.
    if (byId?.trashed_at === null && (name === '' || name === byId.name)) return this.saved(byId);
    if (id === 'new') return { status: 'new', saved: null, near: [] };
    const meant = await findMatchingSpeaker(this.context, {
      ...{ id: null, name, kind: null, language: null, description: null },
    });
    if (meant.ok && meant.value !== null) return this.saved(meant.value);
    // A description is like many names.
    if (kind === 'unnamed') return { status: 'new', saved: null, near: [] };
    const near = await new NearRecordReader(this.context.tx, this.viewer).speakers(name);
    return { status: near.length > 0 ? 'near' : 'new', saved: null, near };
  }

  private async saved({ id, name, kind }: Speaker): Promise<SpeakerMatch> {
    const near = await new NearRecordReader(this.context.tx, this.viewer).speakers(name);
    const quotations = near.find((one) => one.id === id)?.quotations ?? 0;
    const names = [name, ...(await new SpeakerReader(this.context.tx, this.viewer).namesAgreed(id))];
    return { status: 'known', saved: { id, name, names, kind, quotations }, near: [] };
  }
}

/** From this many words on, the same words in the same source are the same statement, whoever is taken to have said it. */
const MIN_DISTINCTIVE_WORDS = 4;

/** Two speakers may both say “no”. */
function areDistinctive(text: string): boolean {
  return comparableWords(text).length >= MIN_DISTINCTIVE_WORDS;
}

/** As a person chose; by default the claim with the same words by the same speaker. */
function targetOf({ claim }: Typed, same: number | null): number | null {
  if (claim === undefined) return same;
  return claim === 'new' ? null : Number(claim);
}
