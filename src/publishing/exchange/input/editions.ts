import { instantWithOffset, line, oneOf, wholeNumber } from '../../../platform/lib/fields/fields.js';
import { required } from '../../../platform/lib/fields/shapes.js';
import { LIST_KINDS } from '../../../vocabulary.js';
import { GROUPINGS } from '../../lists/editions/input.js';
import { keptText, sha256 } from './copies.js';
import { many, one, ref } from './references.js';

// The fields of editions of lists: their lines are stored unchanged, since their SHA-256 is of these bytes.

const version = (label: string) =>
  required(wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER, label }), `Give ${label.toLowerCase()}`);
const place = (label: string, max: number) =>
  required(wholeNumber({ min: 0, max, label }), `Give ${label.toLowerCase()}`);
const hash = (label: string) => required(sha256(), `Give ${label}`);

const PARTS = { head: '', entry: '', work: '', foot: '' } as const;
const OUTCOMES = { printed: '', noted: '', failed: '' } as const;

export const EDITION = {
  ref,
  list: one('lists', 'list_id', 'The list'),
  name: line({ max: 200, label: 'The name' }),
  kind: required(oneOf(LIST_KINDS), 'Give the kind of list'),
  grouping: oneOf(GROUPINGS),
  style: required(line({ max: 200, label: 'The style' }), 'Give the citation style'),
  style_sha256: hash('the SHA-256 of the style'),
  locale: required(line({ max: 35, label: 'The locale' }), 'Give the locale, such as en-GB'),
  list_version: version('The version of the list'),
  open_list_version: version('The version of the list that others see'),
  sha256: hash('the SHA-256 of its file'),
  open_sha256: hash('the SHA-256 of the file that others get'),
  left_sha256: sha256(),
  open_left_sha256: sha256(),
  made_at: required(instantWithOffset(), 'Give the time it was kept'),
  made_by: one('users', 'made_by', 'The user who kept it'),
};

export const EDITION_LINE = {
  edition: one('editions', 'edition_id', 'The edition'),
  audience: place('The audience', 1),
  position: place('The position', Number.MAX_SAFE_INTEGER),
  part: required(oneOf(PARTS), 'Give the part of the file'),
  outcome: oneOf(OUTCOMES),
  claims: many('claims', 'The claim'),
  line: required(keptText(), 'Give the line'),
};
