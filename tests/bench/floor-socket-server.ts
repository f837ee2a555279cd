import { createServer } from 'node:http';
import { Server } from 'socket.io';

// The least that could tell everybody: a bare Socket.IO that passes on what it is told by a POST.
const server = createServer((req, res) => {
  if (req.method === 'POST')
    io.emit('frame', { stream: 'rota', after: 1, seq: 2, type: 'rota.changed', ids: ['rota'] });
  res.end('{}');
});
const io = new Server(server, { path: '/live', transports: ['websocket'], serveClient: false });
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.({ port: typeof bound === 'object' ? bound?.port : undefined });
});
process.on('message', () => process.exit(0));
process.on('disconnect', () => process.exit(1));
