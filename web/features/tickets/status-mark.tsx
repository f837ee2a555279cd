import { useTranslation } from 'react-i18next';
import type { TicketStatus, WaitingOn } from '#contract/tickets';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

const SIGNS: Record<TicketStatus, { tone: Tone; shape: Shape }> = {
  'needs-first-answer': { tone: 'accent', shape: 'bolt' },
  'needs-next-answer': { tone: 'accent', shape: 'half' },
  'waiting-inside': { tone: 'wait', shape: 'clock' },
  'waiting-outside': { tone: 'idle', shape: 'ring' },
  'close-the-loop': { tone: 'wait', shape: 'back' },
  done: { tone: 'good', shape: 'tick' },
};

/** What has to be done, as a shape and words. */
export function StatusMark({ status, waitingOn = null }: { status: TicketStatus; waitingOn?: WaitingOn | null }) {
  const { t } = useTranslation('tickets');
  return (
    <Mark {...SIGNS[status]}>
      {status === 'waiting-inside' && waitingOn !== null ? t(`waitingOn.${waitingOn}`) : t(`status.${status}`)}
    </Mark>
  );
}
