export { streamRoutes } from './routes.ts';
export { type Realtime, startRealtime } from './socket-server.ts';
