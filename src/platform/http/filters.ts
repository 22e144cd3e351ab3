import { AppError } from '../lib/errors.js';
import type { Filters } from '../lib/fields/filters.js';
import type { FieldError } from '../lib/result.js';
import type { RequestContext } from './request-context.js';

/** The filters in the address of a list. @throws AppError invalid for filters that the list does not take */
export function filtersIn<T>(context: RequestContext, filters: Filters<T>): T {
  const input = filters.read(context.query.single());
  if (input.ok) return input.value;
  throw notFiltered(context, input.errors);
}

/** Says what would be right, with a link to the unfiltered list. */
export function notFiltered({ raw: req }: RequestContext, errors: readonly FieldError[]): AppError {
  const detail = errors.map(({ message }) => `${message}.`).join(' ');
  return new AppError('invalid', detail, {
    title: 'There is no such filter',
    errors,
    instead: { label: 'The whole list, without a filter', href: req.path },
  });
}
