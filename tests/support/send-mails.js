// Sends a mail to each mail server of a list, and prints what came of it as JSON. A process of its own, since Node.js
// reads NODE_EXTRA_CA_CERTS only when it starts. The settings of the servers come by standard input.
import { json } from 'node:stream/consumers';
import { openMailer } from '../../dist/src/platform/mail/mailer.js';

const { servers, limits } = await json(process.stdin);
const mail = {
  to: 'ada@desk.example',
  subject: 'Test',
  text: 'Test.',
  messageId: '<test@desk.example>',
  date: new Date(),
};
const signal = new AbortController().signal;
const outcomes = await Promise.all(servers.map((server) => openMailer(server, limits).send(mail, signal)));
process.stdout.write(JSON.stringify(outcomes));
