import { expect, it } from 'vitest';
import { othersTurn } from '../../../src/platform/lib/others-turn.js';

/** Goes on ten times, and notes who did in which turn of the event loop. */
async function goOn(name: string, turnOf: () => number, went: { name: string; turn: number }[]) {
  for (let time = 0; time < 10; time += 1) {
    await othersTurn();
    went.push({ name, turn: turnOf() });
  }
}

it('lets one go on in each turn of the event loop, one after another', async () => {
  let turn = 0;
  let isOver = false;
  const count = () => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const went: { name: string; turn: number }[] = [];
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => goOn(name, () => turn, went)));
  isOver = true;
  expect(went.map(({ name }) => name).join('')).toBe('abcd'.repeat(10));
  expect(new Set(went.map((one) => one.turn)).size).toBe(went.length);
});

it('lets what came meanwhile have its turn', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('a request'));
  await othersTurn();
  order.push('the work');
  expect(order).toEqual(['a request', 'the work']);
});
