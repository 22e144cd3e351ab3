import { guessLanguage } from '../../engines/language/guess.js';
import type { Context } from '../../platform/context.js';
import {
  duplicatesReply,
  faces,
  invalidReply,
  type Page,
  type Reply,
  written,
} from '../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { type Typed, typedFrom } from '../../platform/lib/fields/form-page.js';
import { type Beside, isHeldBack, readBeside } from '../duplicates/input.js';
import { type Alike, alikeJson } from '../duplicates/model.js';
import { alikeSection } from '../duplicates/section.js';
import { copyOfText } from '../snapshots/actions/take.js';
import { AlikeReader } from './actions/alike.js';
import { addQuotation } from './actions.js';
import { parseQuotation } from './input.js';
import { newQuotationPage, type QuotationForm } from './page.js';
import { withChosen } from './routes/chosen.js';
import { claimBefore, entryLike } from './routes/entry.js';
import { fromWords } from './routes/from-words.js';
import { copyPointed, pointedRight } from './routes/pointed.js';
import { apartPage, unclearWordsPage } from './words-page.js';

// Entering a quotation: one form, or one JSON object, for all that belongs to it.

export function entryRoutes(router: Router, ctx: Context): void {
  router.get('/claims/new', (req) => newQuotation(req, ctx));
  router.post('/claims', (req) => saveQuotation(req, ctx), { body: 'text' });
}

/**
 * The form for a new quotation. `like=42` keeps source and occasion of the one just saved; words of a copy or a claim
 * are prefilled as from-words.ts describes.
 */
async function newQuotation(req: RequestContext, ctx: Context): Promise<Reply> {
  const words = await fromWords(req, ctx);
  if (words?.kind === 'unclear') {
    const page = { ...UNCLEAR, page: unclearWordsPage(words.unclear) };
    if (words.unclear.errors.length > 0) return invalidReply(words.unclear.errors, () => page);
    return faces({ html: () => page });
  }
  if (words?.kind === 'apart') {
    const page = apartPage(words.apart);
    return faces({ html: () => ({ view: 'claims/apart', title: page.title, section: 'claims', page }) });
  }
  const before = await claimBefore(req, ctx);
  const typed = words?.typed ?? (before === null ? {} : await entryLike(before, req, ctx));
  const saved = before && { href: `/claims/${before.id}`, text: before.text };
  const drafted = words?.drafted ?? null;
  const form = { typed, errors: [], alike: null, answered: [], saved, drafted };
  return faces({ html: () => quotationPage(form, req, ctx) });
}

async function saveQuotation(req: RequestContext, ctx: Context): Promise<Reply> {
  const { fields, as } = bodyOf(req);
  const { another, kept, fields: given } = as === 'form' ? formParts(fields) : { ...NOTHING_KEPT, fields };
  const beside = readBeside(as, given);
  const sent = await withChosen(beside.fields, beside.use, req, ctx);
  const typed: Typed = { ...typedFrom(sent), ...kept };
  const page = (errors: QuotationForm['errors'], alike: QuotationForm['alike']) => {
    const answered = alike === null ? answeredOf(beside, typed) : another ? [NEXT] : [];
    const shown = { typed: guessing(typed), errors, alike, answered, saved: null, drafted: null };
    return quotationPage(shown, req, ctx);
  };
  const again = (errors: QuotationForm['errors']) => invalidReply(errors, () => page(errors, null));
  const input = parseQuotation(as, as === 'form' ? withGuess(sent) : sent);
  if (!input.ok) return again(input.errors);
  const { snapshot_text: text } = input.value;
  const copy = text === null ? null : await copyOfText(text, req.viewer.name ?? '');
  return req.write(async (change) => {
    const pointed = as === 'form' ? await pointedRight(change, req, input.value) : input;
    if (!pointed.ok) return again(pointed.errors);
    // NOTE: read within the transaction, so that a repeated submission gets the reply of the first.
    const alike = await new AlikeReader(change, req.viewer).of(input.value);
    if (isHeldBack(beside, alike)) {
      const section = alikeSection(alike, submitOf(alike), typed.fragment_of ?? null);
      const held = { detail: MAY_BE_SAVED.message, alike: alikeJson(alike) };
      return duplicatesReply(held, section, () => page([MAY_BE_SAVED], section));
    }
    const pasted = copy?.ok ? { copy: copy.value, viewer: req.viewer } : null;
    const added = await addQuotation(change, pointed.value, pasted);
    if (!added.ok) return again(added.errors);
    const { claim, copyId } = added.value;
    const body = { id: claim.id, version: claim.version, alike: alikeJson(alike) };
    return written(201, another ? nextAfter(claim.id, kept, copyId) : `/claims/${claim.id}`, body);
  });
}

/** A form that comes back shows the language that saving would guess from the words. */
function guessing(typed: Typed): Typed {
  const guess = typed.language ? null : guessLanguage(typed.text ?? '');
  return guess === null ? typed : { ...typed, language: guess, language_guessed: guess };
}

const MAY_BE_SAVED = {
  path: 'text',
  message: 'This quotation, or a name in it, may already be saved. Choose what to use, then save.',
};

function submitOf({ claims, near }: Alike): string {
  const isChoice = near.length > 0 || claims.some(({ kind }) => kind === 'part_of');
  return isChoice ? 'Save with these choices' : 'Save as a separate quotation';
}

/** Earlier answers are kept when the form is refused for another reason. */
function answeredOf({ seen }: Beside, typed: Typed): [string, string][] {
  const { fragment_of } = typed;
  if (seen.length === 0) return [];
  const shown: [string, string][] = seen === 'all' ? [] : [['shown', seen.join(' ')]];
  const whole: [string, string][] = fragment_of === undefined ? [] : [['fragment_of', fragment_of]];
  return [['confirmed', 'yes'], ...shown, ...whole];
}

/** Keeps the chosen button while duplicates are being asked about. */
const NEXT: readonly [string, string] = ['after_saving', 'another'];

const NOTHING_KEPT = { another: false, kept: {} };

async function quotationPage(form: QuotationForm, req: RequestContext, ctx: Context): Promise<Page> {
  const copy = await copyPointed(form.typed, req, ctx);
  return {
    view: 'claims/new',
    title: 'Add a quotation',
    section: 'claims',
    page: newQuotationPage(form, copy),
  };
}

const UNCLEAR = { view: 'claims/from-words', title: 'New quotation from text', section: 'claims' } as const;

// The parts of the form besides the quotation itself: its buttons, and the copy that it was opened from.

/** The copy of the words, the claim entered before, the spans still to be entered, and whom the copy credits. */
export type Kept = { readonly [name in 'from_copy' | 'like' | 'rest' | 'credit']?: string };

export interface FormParts {
  /** Whether the form for the next quotation follows. */
  readonly another: boolean;
  readonly kept: Kept & Typed;
  readonly fields: unknown;
}

export function formParts(fields: unknown): FormParts {
  const { after_saving, from_copy, like, rest, credit, ...given } = fields as Record<string, unknown>;
  const kept = Object.entries({ from_copy, like, rest, credit }).filter(
    ([, value]) => typeof value === 'string',
  );
  return { another: after_saving === 'another', kept: Object.fromEntries(kept) as Typed, fields: given };
}

/** The form sends the guessed language, so that another language typed over it does not count as a guess. */
export function withGuess(fields: unknown): unknown {
  const { language_guessed: guess, ...given } = fields as Record<string, unknown>;
  return guess === undefined ? given : { ...given, language_guessed: guess === given.language };
}

/**
 * The address of the form for the next quotation; prefilled with its words where several quotations were selected
 * together. @param copyId the copy that was saved with this one; null for none
 */
export function nextAfter(id: number, { from_copy, rest }: Kept, copyId: number | null): string {
  const [, source, copy] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(from_copy ?? '') ?? [];
  if (source === undefined || !/^[\d,;-]+$/.test(rest ?? ''))
    return `/claims/new?like=${id}${copyId === null ? '' : `&copy=${copyId}`}`;
  const [at, ...others] = (rest ?? '').split(';');
  const then = others.length === 0 ? '' : `&rest=${others.join(';')}`;
  return `/claims/new?source=${source}&snapshot=${copy}&at=${at}${then}&like=${id}`;
}
