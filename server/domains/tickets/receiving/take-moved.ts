import type { Write } from '../../../platform/context.ts';
import { moveChat } from '../move-chat.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** A chat says of itself that it lives on under another number. */
export async function takeMoved(write: Write, { accountId, said }: ReceivedOf<'moved'>): Promise<Outcome> {
  await moveChat(write, { accountId, from: said.conversation.address, to: said.to });
  return { state: 'joined', reason: 'chat-moved' };
}
