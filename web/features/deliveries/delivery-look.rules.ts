/** The colour and shape of how an attempt ended. Whatever is not known to be good is bad: a 301 or a new class, too. */
export function lookOf(ended: string): {
  tone: 'good' | 'wait' | 'bad';
  shape: 'tick' | 'clock' | 'cross' | 'question';
} {
  if (ended === 'sent-ok') return { tone: 'good', shape: 'tick' };
  if (ended === 'too-slow') return { tone: 'wait', shape: 'clock' };
  return { tone: 'bad', shape: ended === 'unknown' ? 'question' : 'cross' };
}
