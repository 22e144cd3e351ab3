// Where a column that people fill in is not on the page of its noun, or not cited in a format, each with the reason.

/** Formats that cite a list. */
export const FORMATS = ['csl-json', 'ris', 'biblatex', 'jsonld'] as const;

/** Of these tables a column is cited, or said to be left out. */
export const CITED = ['sources', 'outlets', 'attributions', 'claims', 'list_items'];

const SELECTOR = ['prefix', 'suffix', 'start_utf16', 'end_utf16'].map((part) => `selector_${part}`);

export const NOT_SHOWN: Readonly<Record<string, string>> = {
  ...each('The marked words are shown, and not where they stand.', [
    ...['selector_prefix', 'selector_suffix'].map((column) => `annotations.${column}`),
    ...SELECTOR.map((column) => `finding_evidence.${column}`),
  ]),
  ...each('The passage as compared is shown, which is derived from it.', [
    ...[...SELECTOR, 'selector_exact', 'snapshot_id'].map((column) => `attributions.${column}`),
  ]),
  ...each('Known from files alone; a dossier counts them as evidence.', [
    ...['answer', 'asked', 'asked_on', 'outcome', 'question', 'way'].map((column) => `contacts.${column}`),
  ]),
  ...each('The full name of the style and the printed words are kept with it.', [
    'list_editions.locale',
    'list_editions.style',
  ]),
  'set_asides.attribution_id': 'The source of the copy that differed is shown.',
  'styles.csl': 'What it prints is shown, and the hash of the file.',
};

/** A reference names the source, and nothing of what it is cited for. */
const OF_THE_SOURCE: Readonly<Record<string, string>> = {
  ...each('How an outlet is reached and judged is no part of a reference.', [
    ...['is_ours', 'kind', 'note', 'url'].map((column) => `outlets.${column}`),
  ]),
  ...each(
    'What is said of a quotation in one source; the formats with evidence say it.',
    [
      ...['capacity', 'credited_as', 'cue', 'language', 'locator', 'note', 'occasion_id', 'place'],
      ...['recounted_by_id', 'relayed_from_id', 'snapshot_id', 'translates_id', 'translation'],
      ...['translator', 'voiced_by_id', 'selector_exact', ...SELECTOR],
    ].map((column) => `attributions.${column}`),
  ),
  ...each('A note of the desk to itself.', ['claims.note', 'claims.summary', 'list_items.note']),
  ...each('Works on who may see it.', ['claims.embargoed_until', 'sources.shown']),
  'claims.form': 'The words stand in marks of quotation, or not.',
  'claims.reference_attribution_id': 'Chooses the source that is cited.',
};

/** For reference managers, which know sources and no quotations. */
const OF_THE_REFERENCE: Readonly<Record<string, string>> = {
  ...OF_THE_SOURCE,
  ...each('A reference manager knows sources, and no quotations.', [
    ...['language', 'language_guessed', 'occasion_id', 'said_on', 'text'].map((column) => `claims.${column}`),
    ...['form', 'tier'].map((column) => `attributions.${column}`),
    'list_items.locator',
  ]),
};

export const NOT_CITED: Readonly<Record<(typeof FORMATS)[number], Readonly<Record<string, string>>>> = {
  'csl-json': OF_THE_REFERENCE,
  ris: OF_THE_REFERENCE,
  biblatex: OF_THE_REFERENCE,
  jsonld: OF_THE_SOURCE,
};

/** Of a source in CSL-JSON, on its way to another desk. */
export const NOT_BACK: Readonly<Record<string, string>> = {
  shown: 'Each desk decides which sources its readers see.',
};

function each<T>(value: T, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
