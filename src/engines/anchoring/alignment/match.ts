import type { Alignment } from './alignment.js';

/** Whether a word of the old text equals one of the new, and neither is matched yet. */
export function canMatch({ old, now, images, origins }: Alignment, from: number, to: number): boolean {
  return (
    from >= 0 &&
    to >= 0 &&
    from < images.length &&
    to < origins.length &&
    images[from] === -1 &&
    origins[to] === -1 &&
    old.folded[from] === now.folded[to]
  );
}

export function match({ images, origins }: Alignment, from: number, to: number): void {
  images[from] = to;
  origins[to] = from;
}
