import { selectorAt } from '../../../engines/anchoring/selector.js';
import { wordsHash } from '../../../engines/text/likeness.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { addAttribution } from '../../../record/attributions/actions.js';
import { isFreer } from '../../../record/claims/model.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { type ResolvedQuotation, resolveReferences } from '../../../record/entry/actions/resolve.js';
import { recordQuotations } from '../../../record/entry/actions.js';
import { type NewQuotation, parseQuotation } from '../../../record/entry/input.js';
import { errorsInForm, quotationInput, wholeInCapture } from '../model/quotation-input.js';
import { ruleFaults, type TextTerms, withRule } from '../model/terms.js';
import { type CaptureItem, extentOf } from '../model.js';
import { CaptureMatcher } from './match.js';

export type AcceptedItem = Pick<CaptureItem, 'n' | 'spans' | 'fields'>;

export interface SavedItem {
  readonly n: number;
  /** The claim of the quotation. */
  readonly id: number;
  /** Whether it is new, got this source, or had it already. */
  readonly outcome: 'added' | 'attributed' | 'recorded';
}

interface Place {
  readonly sourceId: number;
  readonly snapshotId: number;
  readonly text: string;
  /** As given for the article; empty where nobody said. */
  readonly language: string;
  readonly terms: TextTerms;
}

/** Collects the quotations of one article and writes them together. */
export class Saving {
  private readonly change: WriteContext;
  private readonly viewer: Viewer;
  private readonly place: Place;
  private readonly matcher: CaptureMatcher;
  private readonly waiting: {
    readonly n: number;
    readonly quotation: ResolvedQuotation;
    readonly whole: number | null;
    readonly hash: string;
  }[] = [];
  /** Words that stand in the article once more, by the number of the first. */
  private readonly repeats: { readonly n: number; readonly of: number }[] = [];
  private readonly saved: SavedItem[] = [];
  /** Numbers of speakers that this article added under a name that others have, too. */
  private readonly newSpeakers = new Map<string, number>();

  constructor(change: WriteContext, viewer: Viewer, place: Place) {
    this.change = change;
    this.viewer = viewer;
    this.place = place;
    this.matcher = new CaptureMatcher(change, viewer, place);
  }

  async take({ n, spans, fields }: AcceptedItem): Promise<Result<null>> {
    const recorded = await this.matcher.recordedFrom(fields);
    if (recorded !== null) return this.keep({ n, id: recorded, outcome: 'recorded' });
    const faults = ruleFaults(fields, this.place.terms);
    if (faults.length > 0) return refused(faults);
    const parsed = parseQuotation('form', quotationInput(this.completed(fields), this.attribution(spans)));
    if (!parsed.ok) return refused(errorsInForm(parsed.errors));
    const { snapshot_text: _, ...quotation } = parsed.value;
    if (fields.claim !== undefined && fields.claim !== 'new')
      return this.attribute({ n, fields }, Number(fields.claim), quotation);
    const resolved = await resolveReferences(this.change, quotation);
    if (!resolved.ok) return refused(errorsInForm(resolved.errors));
    const { claim, attributions } = resolved.value;
    this.remember(fields, 'speaker', claim.speaker_id);
    this.remember(fields, 'recounted_by', attributions[0]?.columns.recounted_by_id);
    const hash = repeatKey(claim.text, claim.speaker_id);
    const first = this.waiting.find((one) => one.hash === hash);
    if (first === undefined)
      this.waiting.push({ n, quotation: resolved.value, whole: wholeInCapture(fields), hash });
    else this.repeats.push({ n, of: first.n });
    return ok(null);
  }

  /** Those that are fragments of others of the article are written after them. */
  async record(): Promise<Result<readonly SavedItem[]>> {
    let rest = [...this.waiting];
    while (rest.length > 0) {
      const ready = rest.filter(({ whole }) => whole === null || !rest.some(({ n }) => n === whole));
      if (ready.length === 0) return refused([{ path: 'quotations', message: CIRCLE }]);
      const claims = await recordQuotations(
        this.change,
        ready.map(({ quotation, whole }) => this.linked(quotation, whole)),
      );
      for (const [at, { n }] of ready.entries()) this.keep({ n, id: claims[at]?.id ?? 0, outcome: 'added' });
      rest = rest.filter((one) => !ready.includes(one));
    }
    for (const { n, of } of this.repeats)
      this.keep({ n, id: this.saved.find((one) => one.n === of)?.id ?? 0, outcome: 'recorded' });
    return ok(this.saved.toSorted((one, other) => one.n - other.n));
  }

  private linked(quotation: ResolvedQuotation, whole: number | null): ResolvedQuotation {
    const claim = this.saved.find(({ n }) => n === whole)?.id;
    return claim === undefined ? quotation : { ...quotation, fragment_of: claim };
  }

  private keep(item: SavedItem): Result<null> {
    this.saved.push(item);
    return ok(null);
  }

  /** A language that was given for the article is that of its quotations, and not guessed. */
  private completed(fields: Typed): Typed {
    const { language, terms } = this.place;
    const isGiven = language !== '' && fields.language === undefined;
    return withRule({ ...this.oneSpeaker(fields), ...(isGiven && { language }) }, terms);
  }

  /** The same new name twice in an article is one speaker. */
  private oneSpeaker(fields: Typed): Typed {
    const added = this.newSpeakers.get(fields['speaker.name'] ?? '');
    const teller = this.newSpeakers.get(fields['recounted_by.name'] ?? '');
    const isOpen = [undefined, 'new'].includes(fields['recounted_by.id']);
    return {
      ...fields,
      ...(fields['speaker.id'] === 'new' && added !== undefined && { 'speaker.id': String(added) }),
      ...(isOpen && teller !== undefined && { 'recounted_by.id': String(teller) }),
    };
  }

  private remember(fields: Typed, at: 'speaker' | 'recounted_by', id: number | null | undefined): void {
    if (fields[`${at}.id`] === 'new' && id) this.newSpeakers.set(fields[`${at}.name`] ?? '', id);
  }

  private attribution(spans: CaptureItem['spans']): object {
    const { sourceId, snapshotId, text } = this.place;
    const { start_utf16, end_utf16, ...words } = selectorAt(text, ...extentOf({ spans }));
    const selector = { ...words, start_utf16: String(start_utf16), end_utf16: String(end_utf16) };
    return { source_id: String(sourceId), snapshot_id: String(snapshotId), selector };
  }

  /** Gives a claim that has these words this source. */
  private async attribute(
    { n, fields }: Pick<AcceptedItem, 'n' | 'fields'>,
    claimId: number,
    { attribution, ground_rule: rule }: Pick<NewQuotation, 'attribution' | 'ground_rule'>,
  ): Promise<Result<null>> {
    if (this.saved.some(({ id }) => id === claimId))
      return this.keep({ n, id: claimId, outcome: 'recorded' });
    const claim = await new ClaimReader(this.change.tx, this.viewer).byId(claimId);
    if (claim?.trashed_at !== null)
      return refused([
        { path: 'claim', message: `Quotation ${claimId} is no longer available. Choose again.` },
      ]);
    if (isFreer(claim.ground_rule, rule ?? 'on_record')) return refused([tooFree(claimId)]);
    if (!attribution) throw new Error('A quotation of an article has its source.');
    const added = await addAttribution(this.change, claimId, attribution);
    if (!added.ok) return refused(errorsInForm(added.errors));
    this.remember(fields, 'recounted_by', added.value.recounted_by_id);
    return this.keep({ n, id: claimId, outcome: 'attributed' });
  }
}

/** The same for the same statement of one speaker: what was accepted under two names is two quotations. */
function repeatKey(text: string, speakerId: number): string {
  return `${wordsHash(text)} ${speakerId}`;
}

/** A source that a quotation on the record cites is seen by everybody. */
function tooFree(claimId: number): FieldError {
  const message = `Quotation ${claimId} has a looser ground rule, so adding this source would reveal the source. Save a new quotation instead.`;
  return { path: 'claim', message };
}

const CIRCLE = 'These quotations are fragments of each other. Choose which one is the whole.';
