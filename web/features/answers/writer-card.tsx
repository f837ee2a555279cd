import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import type { Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BindingLink } from './binding-link.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { useProofWhy } from './proof-why.ts';
import classes from './writer-card.module.css';

type Level = Ticket['proof']['level'];

const SIGNS: Record<Level, { tone: Tone; shape: Shape }> = {
  unknown: { tone: 'idle', shape: 'question' },
  claims: { tone: 'wait', shape: 'half' },
  proven: { tone: 'accent', shape: 'tick' },
  'contact-on-file': { tone: 'good', shape: 'tick' },
};

/** Who writes, how much of it is proven and why, and what may be said to them. */
export function WriterCard({ ticket, suggestion }: { ticket: Ticket; suggestion: Suggestion | undefined }) {
  const { t } = useTranslation('answers');
  const may = useMay();
  const whyOf = useProofWhy();
  const [isRaising, setIsRaising] = useState(false);
  const { contact } = ticket;
  const { raised } = ticket.proof;
  // What is kept on the ticket is of the last message; what holds now may have been bound or attached since.
  const proof = suggestion?.proof ?? ticket.proof;
  // Whom a merchant keeps on file by another address may go on in Telegram.
  const mayMove = proof.level === 'contact-on-file' && ticket.channel !== 'telegram';
  const raise = { keys: 'Shift+KeyP', group: t('keys'), label: t('writer.raise'), run: () => setIsRaising(true) };
  useKeys(may('proof.raise') ? [raise] : []);
  return (
    <Panel
      title={t('writer.title')}
      aside={
        may('proof.raise') && (
          <button type="button" className={classes.act} onClick={() => setIsRaising(true)}>
            {t('writer.raise')}
          </button>
        )
      }
    >
      <div className={classes.lines}>
        <Mark {...SIGNS[proof.level]}>{t(`level.${proof.level}`)}</Mark>
        {proof.why.map((why) => (
          <span key={why} className={classes.quiet}>
            {whyOf(why)}
          </span>
        ))}
        {raised !== null && (
          <span className={classes.quiet}>{t('writer.raised', { name: raised.by, reason: raised.reason })}</span>
        )}
        {suggestion !== undefined && <span className={classes.opens}>{t(`opens.${suggestion.opens}`)}</span>}
        <span className={classes.name}>{contact?.name ?? ticket.writerName}</span>
        {(contact?.identities ?? []).map((identity) => (
          <span key={`${identity.kind} ${identity.value}`} className={classes.quiet}>
            {t(`identity.${identity.kind}`)}: {identity.value}
          </span>
        ))}
        <span className={classes.quiet}>{t('writer.language', { language: t(`language.${ticket.language}`) })}</span>
      </div>
      {contact !== null && mayMove && (
        <BindingLink key={contact.id} binding={{ to: 'contact', contactId: contact.id }} />
      )}
      {isRaising && <ProofDialog ticket={ticket} onClose={() => setIsRaising(false)} />}
    </Panel>
  );
}
