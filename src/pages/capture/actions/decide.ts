import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { parseQuotation } from '../../../record/entry/input.js';
import type { ItemMatch, SpeakerMatch } from '../model/asks.js';
import { withoutEmpty } from '../model/fields.js';
import { errorsInForm, quotationInput } from '../model/quotation-input.js';
import { isOwnTeller, SELF_RECALL } from '../model/teller.js';
import { ruleFaults, withoutSameRule } from '../model/terms.js';
import type { Act, CaptureItem, CaptureState } from '../model.js';
import { CaptureWriter } from '../writer-store.js';
import { CaptureMatcher, type MatchedIn } from './match.js';

// What a person decides about one quotation of a capture.

export interface Decision {
  readonly act: Act;
  /** All fields of the form; null where it was not open. */
  readonly edited: Typed | null;
  /** The speaker, or the recorded quotation, that one button chose; empty for none. */
  readonly speaker: Typed;
}

/** Of a capture. */
export interface DecidedIn extends MatchedIn {
  readonly id: number;
}

/** Answers the fields as they are kept. Fails with those that are wrong: what is accepted can be saved. */
export async function decide(
  change: WriteContext,
  viewer: Viewer,
  capture: DecidedIn,
  item: CaptureItem,
  decision: Decision,
): Promise<Result<Typed>> {
  const state = stateAfter(decision.act, item.state);
  const fields = withoutSameRule(decidedFields(item, decision), capture.terms);
  const accepted = state === 'accepted' ? await acceptable(change, viewer, capture, fields) : ok(fields);
  if (!accepted.ok) return accepted;
  const writer = new CaptureWriter(change);
  await writer.setItem(capture.id, item, { ...item, state, fields: accepted.value });
  await writer.touch(capture.id);
  return accepted;
}

function stateAfter(act: Act, before: CaptureState): CaptureState {
  if (act === 'save') return before;
  return ({ accept: 'accepted', drop: 'dropped', reopen: 'open' } as const)[act];
}

/** What a form does not show, of a field that nobody changed: whether a title is our description, where a day is from. */
const BESIDE = {
  'relayed_from.source.title_is': 'relayed_from.source.title',
  said_on_from: 'said_on',
} as const;

function decidedFields({ fields }: CaptureItem, { edited, speaker }: Decision): Typed {
  if (edited === null) return withTeller(chosenInRow(fields, speaker), fields);
  const kept = Object.entries(BESIDE).flatMap(([name, of]) => {
    const value = fields[name];
    return value !== undefined && edited[of] === fields[of] ? [[name, value]] : [];
  });
  return { ...edited, ...Object.fromEntries(kept) };
}

/** What one button chose, or the name typed in the row, whose number is empty unless it is a saved speaker’s. */
function chosenInRow(fields: Typed, chosen: Typed): Typed {
  const { 'speaker.name': name, 'speaker.id': id = '', ...others } = chosen;
  const { 'speaker.name': before, 'speaker.id': _, 'speaker.kind': kind, ...rest } = fields;
  const isAsBefore = id === '' ? name === undefined || name === before : id === 'new';
  if (isAsBefore) return { ...fields, ...others, ...(id !== '' && { 'speaker.id': id }) };
  const isDescribed = id === '' && kind === 'unnamed' && !IN_CAPITALS.test(name ?? '');
  const speaker = { 'speaker.name': name, 'speaker.id': id, 'speaker.kind': isDescribed ? kind : '' };
  return { ...rest, ...others, ...withoutEmpty(speaker) };
}

/**
 * Who recalls it, as typed in the row: a number is that of the name before, unless another was chosen. A button chooses a
 * saved speaker by the number alone.
 */
function withTeller(chosen: Typed, before: Typed): Typed {
  const { 'recounted_by.name': name, 'recounted_by.id': id = '', ...rest } = chosen;
  if (name === undefined) return chosen;
  if (id !== '' && id !== 'new' && id !== before['recounted_by.id'] && name === before['recounted_by.name'])
    return { ...rest, 'recounted_by.id': id };
  if (name === '') return rest;
  const isOfBefore = id === before['recounted_by.id'] && name !== before['recounted_by.name'];
  return { ...rest, ...withoutEmpty({ 'recounted_by.name': name, 'recounted_by.id': isOfBefore ? '' : id }) };
}

/** Two words or more, as a person is called and hardly a description. */
const IN_CAPITALS = /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u;

export async function acceptable(
  change: WriteContext,
  viewer: Viewer,
  { sourceId, terms }: Pick<DecidedIn, 'sourceId' | 'terms'>,
  fields: Typed,
): Promise<Result<Typed>> {
  const faults = ruleFaults(fields, terms);
  if (faults.length > 0) return refused(faults);
  const match = await new CaptureMatcher(change, viewer, { sourceId, terms }).of({ fields });
  return acceptableAs(fields, match);
}

/** The fields as they are to be saved: which speaker and which claim is meant is fixed with the decision. */
export function acceptableAs(fields: Typed, match: ItemMatch): Result<Typed> {
  const { speaker, teller, target, recorded } = match;
  if (recorded !== null) return refused([RECORDED]);
  const { saved } = speaker;
  const { 'speaker.kind': kind = '', ...rest } = fields;
  const chosen = {
    ...rest,
    ...(saved === null
      ? kind !== '' && { 'speaker.kind': kind }
      : { 'speaker.id': String(saved.id), 'speaker.name': saved.name }),
    ...(teller?.saved && {
      'recounted_by.id': String(teller.saved.id),
      'recounted_by.name': teller.saved.name,
    }),
    claim: target === null ? 'new' : String(target),
  };
  const unnamed = speakerFaults(speaker.status, fields);
  const others = faultsIn(chosen).filter(({ path }) => unnamed.length === 0 || !path.startsWith('speaker'));
  const faults = [...unnamed, ...tellerFaults(match, fields), ...others];
  return faults.length > 0 ? refused(faults) : ok(chosen);
}

const RECORDED = { path: 'text', message: 'This quotation is already recorded from this source.' };

function speakerFaults(status: string, fields: Typed): FieldError[] {
  if (status === 'none') return [{ path: 'speaker.name', message: 'Enter the speaker' }];
  return status === 'near' ? [nearFault('speaker.name', fields)] : [];
}

function tellerFaults(match: ItemMatch, fields: Typed): FieldError[] {
  const [path, { teller }] = ['recounted_by.name', match];
  if (isOwnTeller(match, fields)) return [{ path, message: SELF_RECALL }];
  if (teller?.status === 'near') return [nearFault(path, fields)];
  return teller !== null && isMissing(teller, fields) ? [{ path, message: NO_SUCH_TELLER }] : [];
}

/** Given by a number that is nobody’s. */
function isMissing({ saved }: SpeakerMatch, { 'recounted_by.name': name = '' }: Typed): boolean {
  return saved === null && name === '';
}

const NO_SUCH_TELLER = 'There is no such speaker. Choose an existing one, or enter a name.';

function nearFault(path: string, fields: Typed): FieldError {
  return { path, message: `“${fields[path]}” may be a saved speaker. Choose one, or add a new one.` };
}

/** The errors of a quotation, whatever its source. */
export function faultsIn(fields: Typed): FieldError[] {
  const input = parseQuotation('form', quotationInput(fields, { source: { title: 'Its source' } }));
  return input.ok ? [] : errorsInForm(input.errors);
}
