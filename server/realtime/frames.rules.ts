import type { Frame } from './contract.ts';

export interface StreamEvent {
  stream: string;
  seq: number;
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
}

/** More ids than this are not named: the screen asks for its list again. */
const MOST_IDS = 200;

/** Events of one stream, in order, as few frames: neighbours of one type are one frame. */
export function framesOf(events: readonly StreamEvent[], heard: number): Frame[] {
  const frames: Frame[] = [];
  for (const event of events) {
    const { stream, seq, type } = event;
    const last = frames.at(-1);
    const frame = { stream, after: last?.seq ?? heard, seq, type, ids: idsOf(event) };
    if (last?.type === type) frames.splice(-1, 1, joined(last, frame));
    else frames.push(frame);
  }
  return frames;
}

/** A frame for a whole stretch of a busy stream, whatever happened in it. */
export const oneFrameOf = (frames: readonly Frame[]): Frame | undefined =>
  frames.length === 0 ? undefined : frames.reduce(joined);

export const withoutIds = (frame: Frame): Frame => ({ ...frame, ids: [] });

/** An event of many names them in `uids`, and in `more` that there are others. */
function idsOf({ subjectId, data }: StreamEvent): string[] {
  const { uids, more } = data;
  if (!Array.isArray(uids)) return [subjectId];
  return more === true || uids.length > MOST_IDS ? [] : uids.map(String);
}

function joined(first: Frame, next: Frame): Frame {
  const ids = [...new Set([...first.ids, ...next.ids])];
  // Where one side is not named, the whole is not.
  const isNamed = first.ids.length > 0 && next.ids.length > 0 && ids.length <= MOST_IDS;
  return { ...next, after: first.after, ids: isNamed ? ids : [] };
}
