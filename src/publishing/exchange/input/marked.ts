import { span, wholeNumber } from '../../../platform/lib/fields/fields.js';
import { createSchema } from '../../../platform/lib/fields/shapes.js';

// As long as the longest text of attributions or notes.
const position = (label: string) => wholeNumber({ min: 0, max: 20_000_000, label });

/** A text selection, as attributions, notes and evidence have it. */
export const marked = createSchema({
  exact: span({ max: 20_000, label: 'The exact words' }),
  prefix: span({ max: 2_000, label: 'The text before' }),
  suffix: span({ max: 2_000, label: 'The text after' }),
  start_utf16: position('The start'),
  end_utf16: position('The end'),
});
