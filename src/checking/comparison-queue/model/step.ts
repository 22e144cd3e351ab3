// Comparing runs in steps, each announced before it begins: the caller can yield between steps, and knows which one
// did not end.

/** The columns of a saved copy without its text. */
export interface KeptCopy {
  readonly id: number;
  readonly captured_at: string;
  /** The length of its text in UTF-8. */
  readonly bytes: number;
}

/** With the id of its subject: of a copy for `align` and for `read`, which is answered with its text. */
export interface Step {
  readonly kind: 'read' | 'align' | 'wording' | 'note';
  readonly id: number;
}

/**
 * Runs a generator of steps to its end.
 * @param textOf the text of a copy by its id
 * @param before awaited before each step; its result is ignored
 */
export async function inSteps<T>(
  work: Generator<Step, T, string>,
  textOf: (copyId: number) => string | Promise<string>,
  before: (step: Step) => unknown,
): Promise<T> {
  let step = work.next('');
  while (!step.done) {
    await before(step.value);
    step = work.next(step.value.kind === 'read' ? await textOf(step.value.id) : '');
  }
  return step.value;
}
