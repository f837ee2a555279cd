export { acceptInvitation } from './accept-invitation.ts';
export { type AccessParts, createAccessParts } from './access-parts.ts';
export { createAuthenticate } from './authenticate.ts';
export { disableInactivePeople } from './disable-inactive-people.ts';
export { disablePerson } from './disable-person.ts';
export { enablePerson } from './enable-person.ts';
export {
  personChanged,
  personDisabled,
  personEnabled,
  personJoined,
  sessionEnded,
  sessionLocked,
  sessionsEnded,
  sessionUnlocked,
} from './events.ts';
export { invitePerson } from './invite-person.ts';
export { openSetup } from './open-setup.ts';
export { findPersonByEmail, listPeople } from './queries/people.ts';
export { listStandingSessions } from './queries/sessions.ts';
export { resetPerson } from './reset-person.ts';
export { accessRoutes, DEVICE_COOKIE } from './routes.ts';
export type { SignInOrigin } from './sign-in-origin.ts';
export { startSession } from './start-session.ts';
export { forgetOldFailures } from './throttle.ts';
