import type { Line } from '../../people/activity/section/doings.js';
import { type Phrase, phrasesOf } from '../../people/activity/section/sentences.js';
import { FACETS, type Facet, FINDING_VALUES } from '../../vocabulary.js';
import { type ChangeEvent, isTouched, type NotUndone, netChanges, whyNotUndone } from './model.js';

// What a page says once after something was saved, with the way to undo it.

export interface DoneMessage {
  /** `Undone` where the change undid another, `Saved` where findings follow, and otherwise null. */
  readonly lead: string | null;
  readonly phrases: readonly Phrase[];
  readonly undo: { readonly action: string; readonly label: string; readonly next: string } | null;
  readonly instead: NotUndone['instead'];
}

export interface ToConfirm {
  /** The change that was made, and that the button undoes. */
  readonly change: { readonly seq: number; readonly events: readonly ChangeEvent[] };
  /** The events of the change that it undid; null where it undid none. */
  readonly undid: readonly ChangeEvent[] | null;
  /** The lines of activity for the events that are described. */
  readonly lines: readonly Line[];
  /** The page with the message. */
  readonly here: string;
}

/** Null where nothing can be said. */
export function doneMessage({ change, undid, lines, here }: ToConfirm): DoneMessage | null {
  const told = undid ?? change.events;
  const findings = findingsIn(told);
  const phrases = findings ?? phrasesOf(linesToSay(told, lines)).map((phrase) => inMessage(phrase, told));
  if (phrases.length === 0) return null;
  const lead = undid === null ? findings && 'Saved' : 'Undone';
  const obstacle = whyNotUndone(change.events);
  return {
    lead,
    phrases: lead === null ? capitalised(phrases) : phrases,
    undo:
      obstacle === null
        ? { action: `/changes/${change.seq}/undo`, label: undid === null ? 'Undo' : 'Redo', next: here }
        : null,
    instead: obstacle?.instead ?? null,
  };
}

/** `wording – word for word`, for findings on one quotation. */
function findingsIn(events: readonly ChangeEvent[]): Phrase[] | null {
  const found = events.filter(({ subject_kind: kind, action }) => kind === 'finding' && action === 'added');
  if (found.length === 0 || new Set(found.map(({ claim_id }) => claim_id)).size > 1) return null;
  return found.map(({ after }) => {
    const facet = after?.facet as Facet;
    const values: Readonly<Record<string, string>> = FINDING_VALUES[facet];
    const value = values[String(after?.value)] ?? String(after?.value);
    return plain(`${FACETS[facet].toLowerCase()} – ${value.charAt(0).toLowerCase()}${value.slice(1)}`);
  });
}

function plain(verb: string): Phrase {
  return { verb, items: [], tail: null };
}

/** Without records of which only the version changed, and without the parts of what was added. */
function linesToSay(events: readonly ChangeEvent[], lines: readonly Line[]): readonly Line[] {
  const touched = new Set(
    netChanges(events)
      .filter(isTouched)
      .map(({ kind, id }) => `${kind}:${id}`),
  );
  const added = new Set(events.flatMap((one) => (one.action === 'added' ? [one.subject_kind] : [])));
  const isOfQuotation = ({ kind, action }: Line) =>
    action === 'added' && added.has('claim') && (kind === 'attribution' || kind === 'claim_tag');
  const isOfReference = ({ kind, action }: Line) =>
    action === 'changed' && kind === 'claim' && added.has('attribution');
  const said = lines.filter(
    (line) => !touched.has(`${line.kind}:${line.id}`) && !isOfQuotation(line) && !isOfReference(line),
  );
  return said.length > 0 ? said : lines;
}

/** The sentence of the activity, as a page says it to the person who did it. */
function inMessage(phrase: Phrase, events: readonly ChangeEvent[]): Phrase {
  if (phrase.verb.startsWith('trashed'))
    return { ...phrase, verb: phrase.verb.replace('trashed', 'moved'), tail: 'to the trash' };
  const items = events.filter(
    ({ subject_kind: kind, action }) => kind === 'list_item' && action !== 'changed',
  );
  if (items.length < 2) return phrase;
  const isOnItems = phrase.verb === 'added a quotation to' || phrase.verb === 'removed a quotation from';
  return isOnItems
    ? { ...phrase, verb: phrase.verb.replace('a quotation', `${items.length} quotations`) }
    : phrase;
}

function capitalised([first, ...rest]: readonly Phrase[]): Phrase[] {
  if (first === undefined) return [];
  return [{ ...first, verb: `${first.verb.charAt(0).toUpperCase()}${first.verb.slice(1)}` }, ...rest];
}
