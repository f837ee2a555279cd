/** A refusal in Telegram's own shape. */
export class TelegramRefusal extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, unknown>) {
    super(description);
    this.name = 'TelegramRefusal';
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string) => new TelegramRefusal(400, `Bad Request: ${what}`);
export const blocked = () => new TelegramRefusal(403, 'Forbidden: bot was blocked by the user');
export const tooMany = (seconds: number) =>
  new TelegramRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
export const conflict = (what: string) => new TelegramRefusal(409, `Conflict: ${what}`);

export const refusalBody = ({ code, message, parameters }: TelegramRefusal) => ({
  ok: false,
  error_code: code,
  description: message,
  ...(parameters !== undefined && { parameters }),
});
