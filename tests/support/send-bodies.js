// Sends the same body over several connections at once, as raw bytes, and prints the first line of each answer. A child
// process of its own, so that whoever measures is not kept waiting by whoever attacks. The order comes by standard input.
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';

const { port, sockets, head, prefix, unit, bytes, suffix, chunked, pauseMs } = await json(process.stdin);
const PIECE = 64 * 1024;

const filling = Buffer.from(unit.repeat(Math.max(1, Math.floor(PIECE / Buffer.byteLength(unit)))));
const length = Buffer.byteLength(prefix) + bytes + Buffer.byteLength(suffix);
const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;

await Promise.all(Array.from({ length: sockets }, send));

async function send() {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  const closed = new Promise((go) => socket.once('close', go));
  const answered = new Promise((go) => {
    socket.on('data', (piece) => {
      answer += piece.toString('latin1').slice(0, 100);
      if (answer.includes('\r\n') && !answer.startsWith('HTTP/1.1 100')) go();
    });
  });
  socket.on('error', () => {});
  socket.write(`${head}\r\n${framing}\r\n\r\n`);
  await Promise.race([writeBody(socket), answered, closed]);
  const late = setTimeout(() => socket.destroy(), 60_000);
  await Promise.race([answered, closed]);
  clearTimeout(late);
  socket.destroy();
  process.stdout.write(`${answer.split('\r\n')[0] || 'cut'}\n`);
}

async function writeBody(socket) {
  await write(socket, Buffer.from(prefix));
  for (let left = bytes; left > 0 && !socket.destroyed; left -= filling.length) {
    await write(socket, left < filling.length ? filling.subarray(0, left) : filling);
    if (pauseMs > 0) await new Promise((go) => setTimeout(go, pauseMs));
  }
  await write(socket, Buffer.from(suffix));
  if (chunked && !socket.destroyed) socket.write('0\r\n\r\n');
}

async function write(socket, piece) {
  if (piece.length === 0 || socket.destroyed) return;
  const framed = chunked
    ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    : piece;
  if (socket.write(framed)) return;
  await new Promise((go) => {
    socket.once('drain', go);
    socket.once('close', go);
  });
}
