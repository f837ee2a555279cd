import { createServer } from 'node:http';
import { runProgram } from '../../server/run-program.ts';

/** A process as `server/main.ts` makes one, around an app that does nothing but crash or hang when told. */
await runProgram(process.env, async () => {
  const server = createServer((request, response) => {
    if (request.url === '/crash')
      setImmediate(() => {
        throw new Error('a secret of somebody');
      });
    response.end('small');
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve({ port }))),
    stop: () =>
      process.env.HANGS === 'yes' ? new Promise(() => {}) : new Promise((resolve) => server.close(() => resolve())),
    setupAddress: () => Promise.resolve(process.env.SETUP),
  };
});
