import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getMessageOriginal } from '#contract/tickets';
import type { MessageId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { mailHeadOf } from './mail-head.rules.ts';
import classes from './message-original.module.css';

/** A message as it came, with card numbers and secrets masked; of a mail first, from whom and to whom it went. */
export function MessageOriginal({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation('tickets');
  const { data, error } = useQuery(ask(getMessageOriginal, { params: { messageId } }));
  const head = data === undefined ? [] : mailHeadOf(data.original);
  return (
    <section className={classes.original} aria-label={t('thread.original')} aria-busy={data === undefined}>
      <ErrorNote error={error} />
      {head.length > 0 && (
        <Facts>
          {head.map(({ name, value }) => (
            <Fact key={`${name} ${value}`} label={t(`thread.head.${name}`)}>
              {value}
            </Fact>
          ))}
        </Facts>
      )}
      {data !== undefined && <JsonView text={data.original} label={t('thread.original')} />}
    </section>
  );
}
