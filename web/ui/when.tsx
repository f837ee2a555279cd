import { useFormat } from '../lib/format.ts';
import { useNowMs } from '../lib/now.ts';

interface WhenProps {
  at: string;
  /** `moment`: the clock time today, else the day; `ago`: how long since; `full`: everything. */
  as?: 'moment' | 'ago' | 'full' | 'time';
}

/** An instant in the desk's time zone; the whole of it on hover. */
export function When({ at, as = 'moment' }: WhenProps) {
  const format = useFormat();
  const now = useNowMs();
  return (
    <time dateTime={at} title={`${format.fullMoment(at)}\n${at}`}>
      {as === 'full'
        ? format.fullMoment(at)
        : as === 'time'
          ? format.time(at)
          : as === 'ago'
            ? format.ago(at, now)
            : format.moment(at, now)}
    </time>
  );
}
