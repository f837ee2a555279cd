import type { Desk } from '../../../../../server/domains/channels/mail/parse-mail.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import { testSecrets } from '../../../../support/people.ts';

/** A mailbox whose own server is `mx.desk.example`. */
export const parsingDesk = (): Desk => ({
  address: 'help@desk.example',
  authservId: 'mx.desk.example',
  tokens: createReplyTokens(testSecrets),
});
