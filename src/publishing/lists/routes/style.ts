import { AppError } from '../../../platform/lib/errors.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { StylesContext } from '../../citations/styles-pool.js';

interface Styled {
  /** As it was named, by id, title or words of it; null or undefined for none. */
  readonly style?: string | null | undefined;
}

/** The same fields with the id of the style that they name. @param kept the style that a list has, in use or not */
export async function withStyleId<T extends Styled>(
  ctx: StylesContext,
  fields: T,
  kept: string | null = null,
): Promise<Result<T>> {
  const { style = null } = fields;
  if (style === null) return ok(fields);
  const named = await (await ctx.styles()).idOf(style, kept);
  return named.ok ? ok({ ...fields, style: named.value }) : refused([{ path: 'style', ...named.errors }]);
}

/** The same for a form that may be wrong elsewhere, too: with every error at once. @param typed as it was sent */
export async function withStyleOf<T extends Styled>(
  ctx: StylesContext,
  input: Result<T>,
  typed: Typed,
  kept: string | null = null,
): Promise<Result<T>> {
  if (input.ok) return withStyleId(ctx, input.value, kept);
  if (input.errors.some(({ path }) => path === 'style')) return input;
  const styled = await withStyleId(ctx, { style: typed.style?.trim() || null }, kept);
  return styled.ok ? input : refused([...input.errors, ...styled.errors]);
}

/** The same for options in an address. @throws AppError bad_request with the styles that match */
export async function withStyleIdOrThrow<T extends Styled>(ctx: StylesContext, options: T): Promise<T> {
  const named = await withStyleId(ctx, options);
  if (named.ok) return named.value;
  throw new AppError('bad_request', named.errors.map(({ message }) => `${message}.`).join(' '));
}

/** The title of a style; its id where it is no longer in use. */
export async function styleTitle(ctx: StylesContext, id: string): Promise<string> {
  return (await (await ctx.styles()).describe(id))?.card.title ?? id;
}
