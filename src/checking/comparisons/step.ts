// Comparing goes in steps, each of which says what it is about before it begins: whoever runs it can let others run
// between two, and knows which one it was where a step does not end.

/** A kept copy as far as is known of it without its text. */
export interface KeptCopy {
  readonly id: number;
  readonly captured_at: string;
  /** Of its text in UTF-8. */
  readonly bytes: number;
}

/** With the number of what it is about: of a copy for `read`, which is answered with its text, and for `align`. */
export interface Step {
  readonly kind: 'read' | 'align' | 'wording' | 'note';
  readonly id: number;
}

/**
 * Runs all steps of some work.
 * @param textOf the text of a copy by its number
 * @param before awaited before each step; what it returns is not looked at
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
