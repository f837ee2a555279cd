import { useFormat } from '../lib/format.ts';
import { useNowMs } from '../lib/now.ts';

interface WhenProps {
  at: string;
  /** `moment`: the clock time today, else the day; `minute`: the same without seconds; `ago`: how long since; `in`: how long until; `full`: everything. */
  as?: 'moment' | 'minute' | 'ago' | 'in' | 'full' | 'time';
}

/** An instant in the desk's time zone; the whole of it on hover. */
export function When({ at, as = 'moment' }: WhenProps) {
  const format = useFormat();
  const now = useNowMs();
  const texts = {
    moment: () => format.moment(at, now),
    minute: () => format.minute(at, now),
    // What has happened never lies ahead, however little the clocks agree.
    ago: () => format.ago(at, Math.max(now, Date.parse(at))),
    in: () => format.ago(at, now),
    full: () => format.fullMoment(at),
    time: () => format.time(at),
  };
  return (
    <time dateTime={at} title={`${format.fullMoment(at)}\n${at}`}>
      {texts[as]()}
    </time>
  );
}
