/** The numbers 0 to `count` - 1 in an order that depends on the seed alone. */
export function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let state = seed >>> 0;
  for (let at = count - 1; at > 0; at -= 1) {
    // A linear congruential generator: the order only has to be mixed, and the same everywhere.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 4_294_967_296) * (at + 1));
    const one = order[at] as number;
    order[at] = order[other] as number;
    order[other] = one;
  }
  return order;
}
