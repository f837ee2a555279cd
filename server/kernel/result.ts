/** The outcome of a decision that may say no. Rules return it; verbs throw. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const no = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
