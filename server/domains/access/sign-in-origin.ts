/** From where a session is started. */
export interface SignInOrigin {
  address: string;
  userAgent: string;
  /** The token of the device cookie, if the browser has one. */
  deviceToken?: string | undefined;
}
