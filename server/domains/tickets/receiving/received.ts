import type { Incoming } from '../../channels/contract.ts';
import type { Received } from '../receive-message.ts';

/** A received payload of one kind. */
export type ReceivedOf<Kind extends Incoming['kind']> = Omit<Received, 'said'> & {
  said: Extract<Incoming, { kind: Kind }>;
};
