import { fieldsWith } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { reaches, type Viewer } from '../../../platform/viewer.js';
import type { Paragraph } from '../model/tree.js';
import { aboutStyle, STYLE_KINDS, type StyleChoice } from './model/card.js';
import type { CslFacts } from './model/csl-facts.js';
import type { PrintedForm, ReplacedPrint } from './model/replaced.js';
import type { AddedStyle, NamedStyle, StyleSetAside } from './store.js';

/** A style that is shown with a sample. */
export interface ChosenStyle extends StyleChoice {
  /** Null where it could not be printed: `fault` says why. */
  readonly sample: readonly Paragraph[] | null;
  readonly fault: string | null;
  /** The id of the file that an editor added; null for a style of the program. */
  readonly addedId: number | null;
}

export interface StylesShown {
  readonly q: string | null;
  readonly found: readonly StyleChoice[];
  readonly chosen: ChosenStyle | null;
  readonly setAside: readonly StyleSetAside[];
  /** Those that have the id of a style of the program. */
  readonly unused: readonly NamedStyle[];
  /** The style of the viewer; null for none. */
  readonly own: string | null;
  /** Of the file that was sent. */
  readonly errors: readonly FieldError[];
}

export function stylesPage(
  { q, found, chosen, setAside, unused, own, errors: sent }: StylesShown,
  viewer: Viewer,
) {
  const isSignedIn = viewer.userId !== null && viewer.scope === 'write';
  // The form sends a file, and a program the text.
  const errors = sent.map((error) => (error.path === 'csl' ? { ...error, path: 'file' } : error));
  const file = { kind: 'file', accept: '.csl,application/xml,text/xml', hint: FILE_HINT };
  return {
    q,
    rows: found.map(({ card }) => ({
      title: card.title,
      about: aboutStyle(card),
      href: `/styles?${new URLSearchParams({ ...(q !== null && { q }), style: card.id })}`,
      isOwn: card.id === own,
    })),
    chosen: chosen && {
      id: chosen.card.id,
      title: chosen.card.title,
      facts: factsOf(chosen),
      sample: chosen.sample,
      fault: chosen.fault,
      isOwn: chosen.card.id === own,
      canUse: isSignedIn && chosen.setAside === null,
      fileHref: chosen.addedId === null ? null : `/styles/${chosen.addedId}`,
    },
    setAside: setAside.map(({ id, title, at, why }) => ({
      ...{ title, at, why, href: `/styles/${id}` },
      tryHref: mayTry(viewer) ? `/styles/${id}/trial` : null,
    })),
    unused: unused.map(({ id, key, title }) => ({ key, title, href: `/styles/${id}` })),
    errors,
    addFields:
      reaches(viewer.role, 'editor') && isSignedIn
        ? [fieldsWith({}, errors)('file', 'CSL file', file)]
        : null,
  };
}

const FILE_HINT = 'At most 512 KB. It is tested before it is saved.';

function factsOf({ card, locale, origin }: StyleChoice) {
  return [
    ...(card.edition === null ? [] : [{ term: 'Edition', text: card.edition }]),
    { term: 'Cites', text: STYLE_KINDS[card.kind] },
    { term: 'Language', text: locale, note: 'unless the list sets another' },
    { term: 'Licence', text: card.licence },
    ...(card.authors.length === 0 ? [] : [{ term: 'Authors', text: card.authors.join(', ') }]),
    ...(origin === null ? [] : [{ term: 'From', text: 'CSL styles: file and authors', href: origin }]),
  ];
}

function mayTry({ role, scope }: Viewer): boolean {
  return reaches(role, 'admin') && scope === 'write';
}

export function stylesJson(found: readonly StyleChoice[], setAside: readonly StyleSetAside[]) {
  return {
    styles: found.map(({ card }) => ({
      id: card.id,
      title: card.title,
      edition: card.edition,
      kind: card.kind,
      description: aboutStyle(card),
    })),
    set_aside: setAside,
  };
}

/** The file that would replace the one in use: one that was sent, or a style in the trash. */
export type ReplacingFile =
  | { readonly from: 'sent'; readonly facts: CslFacts; readonly csl: string }
  | { readonly from: 'trash'; readonly style: AddedStyle };

/**
 * Two files with one ID, and what they print for a source of each type.
 * @param replaces the SHA-256 that was sent, of a file that is no longer in use; null for none
 */
export function replacingPage(
  inUse: AddedStyle,
  file: ReplacingFile,
  print: ReplacedPrint,
  replaces: string | null,
) {
  return {
    title: inUse.title,
    key: inUse.key,
    inUseHref: `/styles/${inUse.id}`,
    addedAt: inUse.created_at,
    isStale: replaces !== null,
    isSetAside: inUse.set_aside_at !== null,
    ...print,
    differing: print.differing.map(({ label, before, after }) => ({
      label,
      before: labelled(before),
      after: labelled(after),
    })),
    replaces: inUse.sha256,
    ...(file.from === 'sent' ? sentFile(file) : fileInTrash(file)),
  };
}

const FORMS = { reference: 'Reference', footnote: 'Footnote', in_text: 'In the text' } as const;

function labelled(forms: readonly PrintedForm[]) {
  return forms.map(({ form, printed }) => ({ label: FORMS[form], printed }));
}

function sentFile({ csl }: { readonly csl: string }) {
  return {
    ...{ name: 'new file', head: 'New file', act: 'replace it', button: 'Replace the style' },
    ...{ action: '/styles', cancelHref: '/styles' },
    sent: Buffer.from(csl, 'utf8').toString('base64'),
  };
}

function fileInTrash({ style: { id } }: { readonly style: AddedStyle }) {
  return {
    ...{ name: 'file in the trash', head: 'In the trash', act: 'restore it', button: 'Restore and replace' },
    ...{ action: `/styles/${id}/restoration`, cancelHref: `/styles/${id}`, sent: null },
  };
}

export interface AddedStyleShown {
  /** Why a trial just failed; null where there was none. */
  readonly fault: string | null;
  /** The title of the style of the program that has its id; null for none. */
  readonly ofProgram: string | null;
}

export function addedStylePage(style: AddedStyle, viewer: Viewer, { fault, ofProgram }: AddedStyleShown) {
  const isEditor = reaches(viewer.role, 'editor') && viewer.scope === 'write';
  const { id, version, title, key, sha256, parent } = style;
  const isTrashed = style.trashed_at !== null;
  const authors = JSON.parse(style.authors) as string[];
  return {
    id,
    version,
    title,
    isTrashed,
    canTrash: isEditor && !isTrashed,
    canRestore: isEditor && isTrashed,
    fault,
    ofProgram,
    setAside: style.set_aside_at === null ? null : asideOf(style, viewer),
    useHref:
      isTrashed || ofProgram !== null || style.set_aside_at !== null
        ? null
        : `/styles?${new URLSearchParams({ style: key })}`,
    facts: [
      { term: 'Name in lists', text: key },
      { term: 'Cites', text: STYLE_KINDS[style.kind] },
      ...(parent === null ? [] : [{ term: 'Prints as', text: parent }]),
      ...(style.edition === null ? [] : [{ term: 'Edition', text: style.edition }]),
      ...(style.locale === null ? [] : [{ term: 'Language', text: style.locale }]),
      { term: 'Licence', text: style.licence },
      ...(authors.length === 0 ? [] : [{ term: 'Authors', text: authors.join(', ') }]),
      { term: 'SHA-256 of the file', text: sha256 },
    ],
  };
}

function asideOf({ id, set_aside_at, set_aside_why, set_aside_sources }: AddedStyle, viewer: Viewer) {
  return {
    at: set_aside_at,
    why: set_aside_why,
    sources: sourcesOf(set_aside_sources).map((source) => ({ id: source, href: `/sources/${source}` })),
    tryHref: mayTry(viewer) ? `/styles/${id}/trial` : null,
  };
}

function sourcesOf(json: string | null): number[] {
  return json === null ? [] : (JSON.parse(json) as number[]);
}

export function addedStyleJson(style: AddedStyle) {
  const { id, key, title, edition, kind, locale, licence, parent, csl, sha256, version } = style;
  const { set_aside_at, set_aside_why } = style;
  return {
    ...{ id, key, title, edition, kind, locale, licence, parent, csl, sha256, version },
    authors: JSON.parse(style.authors) as string[],
    ...{ set_aside_at, set_aside_why },
    set_aside_sources: style.set_aside_sources === null ? null : sourcesOf(style.set_aside_sources),
  };
}
