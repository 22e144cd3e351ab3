import type { FindingRow } from '../../derived/status/findings-store.js';
import type { Row } from '../../engines/collation/row.js';
import { wordLanguage } from '../../platform/lib/text/word-language.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { FINDING_VALUES, TRANSLATIONS } from '../../vocabulary.js';
import { isInOtherWords, otherSigns, wordDifferences } from './model/differences.js';
import { differingPlacesIn } from './model/differing-places.js';
import {
  type Group,
  groupsOf,
  hasOtherLanguage,
  type Other,
  shortened,
  translatedIn,
} from './model/groups.js';
import { CELL_MARK_WORDS, piecesOf, type Reference } from './model/pieces.js';
import type { Printed } from './model/wordings.js';

export function collationPage(
  claim: Pick<ClaimRow, 'id' | 'language'>,
  wordings: readonly Printed[],
  findings: readonly FindingRow[],
  asked: number | null = null,
) {
  const groups = groupsOf(wordings, claim.language, asked);
  const translated = translatedIn(wordings);
  const shown = asked === null ? shortened(translated) : [];
  const claimHref = `/claims/${claim.id}`;
  return {
    title: 'All wordings',
    claimHref,
    allHref: asked === null ? null : `${claimHref}/collation`,
    groups: groups.map((group, at) => groupPage(group, at, claimHref)),
    isSingle: wordings.length < 2,
    translationsLeft: asked === null ? translated.length - shown.length : 0,
    translations: shown.map(({ original, translation }) => ({
      original: original && wordingPage(original),
      translation: wordingPage(translation),
      missing: missingOriginal(wordings, translation),
      how: howTranslated(translation),
    })),
    checked: translationFinding(findings),
  };
}

function wordingPage(one: Printed) {
  return { text: one.text, lang: one.language, form: one.form, by: one.by, href: one.href, also: ALONE };
}

function groupPage(group: Group<Printed>, at: number, claimHref: string) {
  const { reference, others, collation, left } = group;
  const read = { text: reference.text, columns: collation.columns };
  const rows = others.map((one, index) => rowPage(one, collation.rows[index] as Row, index, read));
  // A completely different wording would differ at every place, so it gets no column.
  const compared = rows.filter(({ isOther }) => !isOther);
  const places = differingPlacesIn(
    read,
    compared.map(({ row }) => row),
    compared.map(({ wording }) => wording.text),
  );
  return {
    id: `group-${at + 1}`,
    language: wordLanguage(group.language) ?? 'Language not recorded',
    reference: wordingPage(reference),
    rows: rows.map(({ wording, row, isOther: _, ...page }) => ({ ...wordingPage(wording), ...page })),
    left: left.map((one) => ({ by: one.by, href: `${claimHref}/collation?with=${one.attributionId}` })),
    letters: compared.map(({ letter }) => letter),
    placesLeft: Math.max(0, places.length - MAX_DIFFERING_PLACES),
    places: places.slice(0, MAX_DIFFERING_PLACES).map(({ marks, ...place }) => ({
      ...place,
      meaning: marks.map((mark) => CELL_MARK_WORDS[mark]).join(', '),
    })),
    lang: reference.language,
  };
}

/** Maximum number of differences listed, which bounds the page. */
const MAX_DIFFERING_PLACES = 200;
const MAX_PIECES = 1_000;
const MAX_NAMED = 20;

const ALONE = { named: [] as readonly { readonly by: string; readonly href: string | null }[], more: 0 };

function rowPage({ wording, also }: Other<Printed>, row: Row, index: number, read: Reference) {
  const isOther = isInOtherWords(wording.text, row);
  const signs = isOther ? [] : otherSigns(wording.text, row, read);
  const pieces = isOther ? [] : piecesOf(wording.text, row, read);
  return {
    wording,
    also: {
      named: also.slice(0, MAX_NAMED).map(({ by, href }) => ({ by, href })),
      more: Math.max(0, also.length - MAX_NAMED),
    },
    row,
    isOther,
    letter: letterOf(index),
    pieces: isOther || pieces.length > MAX_PIECES ? null : pieces,
    differs: isOther ? 'Entirely different wording' : [wordDifferences(row), ...signs].join('; '),
    isGrave: isOther || row.marks.length > 0 || signs.length > 0,
  };
}

function missingOriginal(wordings: readonly Printed[], translation: Printed): string {
  return translation.translatesId === null && hasOtherLanguage(wordings, translation)
    ? 'The original is not recorded.'
    : 'No source with the original wording is recorded.';
}

/** `B` for the first: the reference is `A`. */
export function letterOf(index: number): string {
  return index < 25 ? String.fromCharCode(66 + index) : String(index + 2);
}

function howTranslated({ translation, translator }: Printed): string {
  const kind = translation === null || translation === 'none' ? null : TRANSLATIONS[translation];
  const by = translator === null ? null : `translated by ${translator}`;
  return [kind, by].filter((part) => part !== null).join('; ') || 'Translator not recorded';
}

/** The finding about the translation. */
function translationFinding(findings: readonly FindingRow[]) {
  const found = findings.find(
    ({ facet, superseded_by }) => facet === 'translation' && superseded_by === null,
  );
  if (found === undefined) return null;
  return {
    value: FINDING_VALUES.translation[found.value as keyof typeof FINDING_VALUES.translation],
    by: found.author,
    at: found.created_at,
  };
}
