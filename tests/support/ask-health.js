// Asks a desk whether it is alive every five milliseconds until its standard input ends; then prints the longest wait
// in milliseconds, and how often it asked.
import { Agent, get } from 'node:http';

const url = `${process.argv[2]}/healthz`;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let [longest, asked, isOver] = [0, 0, false];
process.stdin.resume().on('end', () => {
  isOver = true;
});
process.stdout.write('asking\n');

while (!isOver) {
  const began = performance.now();
  const isAlive = await ask();
  asked += 1;
  longest = Math.max(longest, isAlive ? performance.now() - began : Number.POSITIVE_INFINITY);
  await new Promise((go) => setTimeout(go, 5));
}
process.stdout.write(`${longest} ${asked}\n`);
process.exit(0);

function ask() {
  return new Promise((go) => {
    const request = get(url, { agent, timeout: 60_000 }, (answer) => {
      answer.resume().once('end', () => go(answer.statusCode === 200));
    });
    request.once('timeout', () => request.destroy()).once('error', () => go(false));
  });
}
