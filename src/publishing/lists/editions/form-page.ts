import { shortWords } from '../../../engines/text/short-words.js';
import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { styleField } from '../../../platform/lib/fields/style-field.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { GROUND_RULES, LIST_KINDS } from '../../../vocabulary.js';
import { LOCALES, mayEditList } from '../model.js';
import type { List, Restricted } from '../store.js';
import { GROUPINGS } from './input.js';
import { editionRow } from './page.js';
import type { Edition } from './store.js';

/** What was typed into the form of an edition, and what is wrong with it. */
export interface Keeping {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Why it was not kept; null where it was not tried. */
  readonly notice: string | null;
}

export interface EditionsShown {
  readonly list: List;
  readonly editions: readonly Edition[];
  readonly nextHref: string | null;
  /** Restricted claims that may go along; empty for viewers who may not know of them. */
  readonly restricted: readonly Restricted[];
  readonly style: string;
  readonly keeping: Keeping;
}

export function editionsPage(shown: EditionsShown, viewer: Viewer) {
  const { list, editions, nextHref, keeping } = shown;
  const canKeep = mayEditList(viewer, list) && list.trashed_at === null;
  return {
    title: `Editions of ${list.title}`,
    rows: editions.map(editionRow),
    nextHref,
    canKeep,
    action: `/lists/${list.id}/editions`,
    version: list.version,
    errors: keeping.errors,
    notice: keeping.notice,
    fields: canKeep ? fieldsOf(shown) : [],
  };
}

function fieldsOf({ list, restricted, style, keeping }: EditionsShown) {
  const { errors } = keeping;
  const typed = { style, locale: list.locale, kind: list.kind, ...keeping.typed };
  const field = fieldsWith(typed, errors);
  return [
    field('name', 'Name', {
      ...{ kind: 'text', optional: true },
      hint: 'What it is for, such as: As filed to the court, 3 May.',
    }),
    field('kind', 'Kind of list', { kind: 'select', half: true, options: optionsOf(LIST_KINDS) }),
    field('locale', 'Citation language', {
      ...{ kind: 'select', half: true },
      options: optionsOf(typed.locale in LOCALES ? LOCALES : { [typed.locale]: typed.locale, ...LOCALES }),
    }),
    styleField(field, errors),
    field('grouping', GROUPINGS.source, { kind: 'checkbox', checked: 'source' }),
    ...ticksOf(restricted, typed, field),
  ];
}

function ticksOf(restricted: readonly Restricted[], typed: Typed, field: ReturnType<typeof fieldsWith>) {
  if (restricted.length === 0) return [];
  const options = restricted.map((item) => ({
    value: String(item.claim_id),
    label: `Quotation ${item.claim_id}: ${GROUND_RULES[item.ground_rule]}`,
    hint: shortWords(item.text),
  }));
  const ticked = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('restricted') ? [value] : [],
  );
  const box = field('restricted', 'Include these too', { kind: 'checkboxes', optional: true, options });
  return [{ ...box, value: ticked }];
}
