import { useTranslation } from 'react-i18next';
import { decideAnswer } from '#contract/answers';
import type { SendFailureReason } from '#contract/channels';
import { listThread, type ThreadMessage } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useTicking } from '../../lib/ticking.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import classes from './delivery.module.css';
import { SendFault } from './send-fault.tsx';
import { en } from './words.en.ts';

type DeliveryState = NonNullable<ThreadMessage['delivery']>;

interface DeliveryProps {
  message: ThreadMessage;
  delivery: DeliveryState;
  /** Absent where the thread is only read: nothing is decided there either. */
  onTakeBack: ((message: ThreadMessage) => void) | undefined;
}

const SIGNS = {
  queued: { tone: 'wait', shape: 'clock' },
  sending: { tone: 'wait', shape: 'half' },
  sent: { tone: 'good', shape: 'tick' },
  unknown: { tone: 'wait', shape: 'question' },
  failed: { tone: 'bad', shape: 'cross' },
  'taken-back': { tone: 'idle', shape: 'back' },
} as const;

/** What became of an answer, in words; what can be done where something must be. */
export function Delivery({ message, delivery, onTakeBack }: DeliveryProps) {
  const { t } = useTranslation('tickets');
  const { state, heldUntil, sentAt, failure } = delivery;
  const needsDecision = (state === 'failed' && failure?.reason !== 'given-up') || state === 'unknown';
  return (
    <footer className={classes.delivery}>
      <div className={classes.line}>
        <Mark {...SIGNS[state]}>{t(`delivery.${state}`)}</Mark>
        {sentAt !== null && state === 'sent' && <When at={sentAt} />}
        {state === 'queued' && heldUntil !== null && onTakeBack !== undefined && (
          <Held until={heldUntil} onTakeBack={() => onTakeBack(message)} />
        )}
      </div>
      {failure !== null && <Failure failure={failure} />}
      {needsDecision && onTakeBack !== undefined && <Decision message={message} state={state} />}
    </footer>
  );
}

/** Our own words first; the provider's stay for who wants to pass them on. */
function Failure({ failure: { reason, words } }: { failure: NonNullable<DeliveryState['failure']> }) {
  const { t } = useTranslation('tickets');
  return (
    <p className={classes.words}>
      {isKnownFailure(reason) ? t(`failure.${reason}`) : reason}
      {words !== '' && ` ${t('delivery.words')} «${words}»`}
    </p>
  );
}

const isKnownFailure = (reason: string): reason is SendFailureReason => Object.hasOwn(en.failure, reason);

function Held({ until, onTakeBack }: { until: string; onTakeBack(): void }) {
  const { t } = useTranslation('tickets');
  const seconds = useTicking((now) => Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)));
  // The browser's clock may be wrong: whether it is held the server says.
  return (
    <>
      {seconds > 0 && <span className={classes.seconds}>{t('delivery.in', { seconds })}</span>}
      <button type="button" className={classes.takeBack} onClick={onTakeBack}>
        {t('delivery.takeBack')} <KeyHint keys="KeyZ" />
      </button>
    </>
  );
}

function Decision({ message, state }: { message: ThreadMessage; state: 'failed' | 'unknown' }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const decide = useChange(decideAnswer, { refreshes: [listThread] });
  if (!may('message.decide')) return null;
  const act = (decision: 'send-again' | 'arrived' | 'give-up') =>
    decide.mutate({ params: { messageId: message.id }, body: { decision } });
  const choices =
    state === 'failed' ? (['send-again', 'give-up'] as const) : (['arrived', 'send-again', 'give-up'] as const);
  return (
    <>
      <p className={classes.help}>{t(`delivery.help.${state}`)}</p>
      <div className={classes.choices}>
        {choices.map((decision) => (
          <button
            key={decision}
            type="button"
            className={classes.choice}
            disabled={decide.isPending}
            onClick={() => act(decision)}
          >
            {t(`delivery.decide.${decision}`)}
          </button>
        ))}
      </div>
      <SendFault error={decide.error} onClose={decide.reset} />
    </>
  );
}
