import { z } from 'zod';
import { Role } from '#kernel/actor';
import { endpoint } from '#kernel/endpoint';
import { PersonId, SessionId } from '#kernel/ids';
import { maskText } from '#kernel/mask';
import { PageRequest, pageOf } from '#kernel/page';

const At = z.iso.datetime();
const Nothing = z.object({});

export const InvitationId = z.uuid().brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;

export const Language = z.enum(['ru', 'en']);
export type Language = z.infer<typeof Language>;

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** Lower case and trimmed: one spelling, one account. */
export const Email = z.string().trim().toLowerCase().max(254).refine(isNoCard, 'has too many digits').pipe(z.email());

/** A person's own name; digits long enough to be a card number have no place in it. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{C}+$/u, 'has control characters')
  .refine(isNoCard, 'has too many digits');

/** Why a password is refused, as `fields.password` of a 422 with the reason `password-too-weak`. */
export const PasswordWeakness = z.enum([
  'too-short',
  'too-long',
  'needs-letter-and-digit',
  'common',
  'too-simple',
  'like-account',
  'used-before',
]);
export type PasswordWeakness = z.infer<typeof PasswordWeakness>;

export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 256;
/** From this length on a password needs no mixture of letters and digits. */
export const PASSWORD_LONG_LENGTH = 20;

// Length and strength are judged by the server, so that a weak one is refused with its reason.
const Password = z.string().max(1024);
/** The part of a one-time address after `#`: it never reaches a server log. */
const OneTimeToken = z.string().max(100);
/** Six digits of the authenticator app, or a recovery code. */
const SecondFactorCode = z.string().trim().min(6).max(40);

/** What stands between a session and the console: a code, or first a second factor to enrol. */
export const Owed = z.enum(['second-factor', 'enrolment']);
export type Owed = z.infer<typeof Owed>;

export const Me = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  role: Role,
  language: Language,
  theme: Theme,
  sessionId: SessionId,
  owes: Owed.nullable(),
  locked: z.boolean(),
  /** When the screen locks unless the person does something; absent while locked. */
  locksAt: At.optional(),
  /** When the session ends, whatever happens. */
  endsAt: At,
  hasSecondFactor: z.boolean(),
  recoveryCodesLeft: z.int(),
});
export type Me = z.infer<typeof Me>;

export const Person = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  role: Role,
  language: Language,
  state: z.enum(['active', 'disabled']),
  createdAt: At,
  /** For administrators only. */
  security: z
    .object({
      hasSecondFactor: z.boolean(),
      lastSeenAt: At.optional(),
      disabledAt: At.optional(),
      /** `administrator` or `inactivity`. */
      disabledFor: z.string().optional(),
    })
    .optional(),
});
export type Person = z.infer<typeof Person>;

export const Session = z.object({
  id: SessionId,
  startedAt: At,
  lastSeenAt: At,
  endsAt: At,
  /** The network part of the address, `203.0.113.0/24`. */
  network: z.string(),
  /** What it was started from, `Firefox on Linux`. */
  device: z.string(),
  locked: z.boolean(),
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;
const Sessions = z.object({ items: z.array(Session) });

export const Invitation = z.object({
  id: InvitationId,
  name: z.string(),
  email: z.string(),
  role: Role,
  invitedBy: PersonId.nullable(),
  createdAt: At,
  expiresAt: At,
  state: z.enum(['open', 'expired']),
});
export type Invitation = z.infer<typeof Invitation>;

const OneTimeLink = z.object({ link: z.string(), expiresAt: At });
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()), me: Me });

export const readSetup = endpoint({
  method: 'get',
  path: '/setup',
  summary: 'Whether the first administrator is still to be set up.',
  response: z.object({ open: z.boolean() }),
});

export const finishSetup = endpoint({
  method: 'post',
  path: '/setup',
  summary: 'Creates the first administrator with the one-time token printed at first start, and signs them in.',
  body: z.object({ token: OneTimeToken, name: PersonName, email: Email, password: Password, language: Language }),
  response: Me,
});

export const signIn = endpoint({
  method: 'post',
  path: '/session',
  summary: 'Starts a session with e-mail and password; `owes` says what is still missing.',
  body: z.object({ email: z.string().max(254), password: Password }),
  response: Me,
});

export const passSecondFactor = endpoint({
  method: 'post',
  path: '/session/second-factor',
  summary: 'Passes the owed second factor with a code of the app or a recovery code.',
  body: z.object({ code: SecondFactorCode }),
  response: Me,
});

export const signOut = endpoint({
  method: 'delete',
  path: '/session',
  summary: 'Ends the own session.',
  response: Nothing,
});

export const noteActivity = endpoint({
  method: 'post',
  path: '/session/activity',
  summary: 'Says that the person did something at the screen; nothing else puts off the idle lock.',
  response: z.object({ locksAt: At, endsAt: At }),
});

export const lockSession = endpoint({
  method: 'post',
  path: '/session/lock',
  summary: 'Locks the screen now.',
  response: Me,
});

export const unlockSession = endpoint({
  method: 'post',
  path: '/session/unlock',
  summary: 'Unlocks the screen with the password.',
  body: z.object({ password: Password }),
  response: Me,
});

export const readMe = endpoint({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in, and what is owed.',
  response: Me,
});

export const changePreferences = endpoint({
  method: 'patch',
  path: '/me',
  summary: 'Changes the own name, language or theme.',
  body: z.object({ name: PersonName.optional(), language: Language.optional(), theme: Theme.optional() }),
  response: Me,
});

export const changePassword = endpoint({
  method: 'put',
  path: '/me/password',
  summary: 'Changes the own password; all other sessions end.',
  body: z.object({ current: Password, next: Password }),
  response: Me,
});

export const beginSecondFactor = endpoint({
  method: 'post',
  path: '/me/second-factor',
  summary: 'Makes a secret for the authenticator app; replacing an enrolled one needs a code of it.',
  body: z.object({ code: SecondFactorCode.optional() }),
  response: z.object({ secret: z.string(), uri: z.string() }),
});

export const confirmSecondFactor = endpoint({
  method: 'post',
  path: '/me/second-factor/confirmation',
  summary: 'Confirms the new secret with a code of the app; the recovery codes are shown this once.',
  body: z.object({ code: SecondFactorCode }),
  response: RecoveryCodes,
});

export const renewRecoveryCodes = endpoint({
  method: 'post',
  path: '/me/recovery-codes',
  summary: 'Replaces the recovery codes; the new ones are shown this once.',
  body: z.object({ code: SecondFactorCode }),
  response: RecoveryCodes,
});

export const listOwnSessions = endpoint({
  method: 'get',
  path: '/me/sessions',
  summary: 'The own live sessions.',
  response: Sessions,
});

export const endOwnSession = endpoint({
  method: 'delete',
  path: '/me/sessions/:sessionId',
  summary: 'Ends one of the own sessions.',
  params: z.object({ sessionId: SessionId }),
  response: Nothing,
});

export const endOtherOwnSessions = endpoint({
  method: 'delete',
  path: '/me/sessions',
  summary: 'Ends all own sessions but this one.',
  response: Nothing,
});

export const listPeople = endpoint({
  method: 'get',
  path: '/people',
  summary: 'The people of the desk by name.',
  query: PageRequest.extend({
    q: z.string().trim().max(100).optional(),
    state: z.enum(['active', 'disabled']).optional(),
  }),
  response: pageOf(Person),
});

export const changePerson = endpoint({
  method: 'patch',
  path: '/people/:personId',
  summary: "Changes a person's role or name; rights change at once.",
  params: z.object({ personId: PersonId }),
  body: z.object({ name: PersonName.optional(), role: Role.optional() }),
  response: Person,
});

export const disablePerson = endpoint({
  method: 'post',
  path: '/people/:personId/disablement',
  summary: 'Disables a person and ends their sessions and sockets at once.',
  params: z.object({ personId: PersonId }),
  response: Person,
});

export const enablePerson = endpoint({
  method: 'delete',
  path: '/people/:personId/disablement',
  summary: 'Lets a disabled person sign in again.',
  params: z.object({ personId: PersonId }),
  response: Person,
});

export const listPersonSessions = endpoint({
  method: 'get',
  path: '/people/:personId/sessions',
  summary: "A person's live sessions.",
  params: z.object({ personId: PersonId }),
  response: Sessions,
});

export const endPersonSession = endpoint({
  method: 'delete',
  path: '/people/:personId/sessions/:sessionId',
  summary: "Ends one of a person's sessions.",
  params: z.object({ personId: PersonId, sessionId: SessionId }),
  response: Nothing,
});

export const endPersonSessions = endpoint({
  method: 'delete',
  path: '/people/:personId/sessions',
  summary: 'Ends all sessions of a person.',
  params: z.object({ personId: PersonId }),
  response: Nothing,
});

export const listInvitations = endpoint({
  method: 'get',
  path: '/invitations',
  summary: 'Invitations that nobody has accepted yet.',
  response: z.object({ items: z.array(Invitation) }),
});

export const invitePerson = endpoint({
  method: 'post',
  path: '/invitations',
  summary: 'Invites a person; the link is shown this once, works once and for 24 hours.',
  body: z.object({ name: PersonName, email: Email, role: Role, language: Language }),
  response: OneTimeLink.extend({ invitation: Invitation }),
});

export const withdrawInvitation = endpoint({
  method: 'delete',
  path: '/invitations/:invitationId',
  summary: 'Withdraws an invitation.',
  params: z.object({ invitationId: InvitationId }),
  response: Nothing,
});

export const readInvitation = endpoint({
  method: 'post',
  path: '/invitations/lookup',
  summary: 'What an invitation is for. A token travels in the body: an address would be logged.',
  body: z.object({ token: OneTimeToken }),
  response: z.object({ name: z.string(), email: z.string(), role: Role, language: Language, expiresAt: At }),
});

export const acceptInvitation = endpoint({
  method: 'post',
  path: '/invitations/acceptance',
  summary: 'Accepts an invitation with a password, and signs the new person in.',
  body: z.object({ token: OneTimeToken, name: PersonName, password: Password, language: Language }),
  response: Me,
});

export const resetPerson = endpoint({
  method: 'post',
  path: '/people/:personId/resets',
  summary: 'Makes a reset link; it is shown this once, works once and for 24 hours.',
  params: z.object({ personId: PersonId }),
  body: z.object({
    /** The phone is lost, too: with the new password a new second factor is enrolled. */
    clearsSecondFactor: z.boolean(),
  }),
  response: OneTimeLink,
});

export const readReset = endpoint({
  method: 'post',
  path: '/resets/lookup',
  summary: 'Whose password a reset link sets.',
  body: z.object({ token: OneTimeToken }),
  response: z.object({ name: z.string(), email: z.string(), clearsSecondFactor: z.boolean(), expiresAt: At }),
});

export const useReset = endpoint({
  method: 'post',
  path: '/resets/use',
  summary: 'Sets a new password with a reset link; every session ends, and the person signs in with it.',
  body: z.object({ token: OneTimeToken, password: Password }),
  response: z.object({ email: z.string() }),
});

function isNoCard(text: string): boolean {
  return maskText(text) === text;
}
