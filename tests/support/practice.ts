import type { Context } from '../../src/platform/context.js';
import { withSampleFile } from '../../src/publishing/practice/actions/sample.js';
import { addPractice } from '../../src/publishing/practice/actions.js';

/** Adds the practice story, as an editor does it with a button. */
export async function seedPractice(ctx: Pick<Context, 'transact'>): Promise<void> {
  await withSampleFile('practice', (file) => ctx.transact({ id: 1 }, (change) => addPractice(change, file)));
}
