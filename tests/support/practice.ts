import type { Context } from '../../src/context.js';
import { readSampleFile } from '../../src/publishing/practice/actions/sample.js';
import { addPractice } from '../../src/publishing/practice/actions.js';

/** Adds the practice story, as an editor does it with a button. */
export async function seedPractice(ctx: Pick<Context, 'transact'>): Promise<void> {
  const file = await readSampleFile('practice');
  await ctx.transact({ id: 1 }, (change) => addPractice(change, file));
}
