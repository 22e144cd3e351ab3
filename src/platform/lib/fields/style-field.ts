import type { FieldError } from '../result.js';
import type { fieldsWith } from './form-page.js';

/**
 * The box for a citation style: it takes an id, a title or words of a title, and suggests titles. Where words match
 * several styles, these are offered in the box itself, also without scripts.
 * @param name the field, and the path of its errors
 */
export function styleField(
  field: ReturnType<typeof fieldsWith>,
  errors: readonly FieldError[],
  {
    name = 'style',
    ...more
  }: { readonly name?: string; readonly form?: string; readonly hint?: string } = {},
) {
  const choices = errors.find(({ path }) => path === name)?.choices ?? [];
  return field(name, 'Citation style', {
    kind: 'combo',
    source: '/styles.json?q=',
    options: choices.map(({ label }) => label),
    ...more,
  });
}
