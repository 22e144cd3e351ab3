import { makeDesk } from './desk/make.js';

// npm run bench:data -- 100000 — makes a desk of so many claims under bench/.data.

const [words = '10000'] = process.argv.slice(2);
const claims = Number(words.replaceAll(/[_,]/g, ''));
if (!Number.isInteger(claims) || claims < 1) {
  process.stderr.write(`Say how many claims: a whole number, not ‘${words}’.\n`);
  process.exit(2);
}
const started = performance.now();
const say = (line: string) =>
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);
const file = await makeDesk(claims, say);
say(`${file} is ready`);
