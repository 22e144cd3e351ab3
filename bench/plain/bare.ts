import express from 'express';

// A bare Express response: what any request costs before anything is done for it.

const app = express();
app.all('/', (_req, res) => void res.send('Done.'));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address?.port}\n`);
});
