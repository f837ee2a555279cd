/** The words with which modules say that they do not believe a notification. */
export const isRefused = (answer: string | undefined): boolean =>
  /not authorized|authorization error|SIGNATURE IS NOT VALID|^forbidden$|Notify Failure/i.test(answer ?? '');
