import { Router } from 'express';
import type { Actor } from '../../kernel/actor.ts';
import { reachOf } from '../../kernel/permissions.ts';
import type { Context } from '../../platform/context.ts';
import type { Exchange } from '../../platform/http/caller.ts';
import { SESSION_COOKIE } from '../../platform/http/identify.ts';
import { serve } from '../../platform/http/serve.ts';
import { acceptInvitation, invitationGone } from './accept-invitation.ts';
import type { AccessParts } from './access-parts.ts';
import { beginSecondFactor } from './begin-second-factor.ts';
import { changePassword } from './change-password.ts';
import { changePerson } from './change-person.ts';
import { changePreferences } from './change-preferences.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import * as contract from './contract.ts';
import { disablePerson } from './disable-person.ts';
import { enablePerson } from './enable-person.ts';
import { endAllSessions } from './end-all-sessions.ts';
import { endSession, signOut } from './end-session.ts';
import { finishSetup } from './finish-setup.ts';
import { invitePerson } from './invite-person.ts';
import { lockSession } from './lock-session.ts';
import { noteActivity } from './note-activity.ts';
import type { OpenedSession } from './open-session.ts';
import { personActor } from './own-session.ts';
import { passSecondFactor } from './pass-second-factor.ts';
import * as links from './queries/links.ts';
import * as people from './queries/people.ts';
import * as sessions from './queries/sessions.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { resetPerson } from './reset-person.ts';
import { SESSION_HOURS } from './session.rules.ts';
import { signIn } from './sign-in.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { unlockSession } from './unlock-session.ts';
import { resetGone, useReset } from './use-reset.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

/** The browser that a person has signed in from before. */
export const DEVICE_COOKIE = '__Host-vakhta-device';

const SESSION_COOKIE_SECONDS = SESSION_HOURS * 3600;
const DEVICE_COOKIE_SECONDS = 180 * 24 * 3600;

// A refused proof must leave its count and its audit line: no transaction around it, no stored answer.
const PROOF = { repeatable: true };
const PROOF_WHEN_LOCKED = { repeatable: true, evenWhenLocked: true };

export function accessRoutes(parts: AccessParts): Router {
  const router = Router();
  setupRoutes(router);
  sessionRoutes(router, parts);
  ownRoutes(router, parts);
  linkRoutes(router, parts);
  peopleRoutes(router, parts);
  return router;
}

function setupRoutes(router: Router): void {
  serve(router, contract.readSetup, 'setup.read', async ({ ctx }) => ({
    open: (await people.countPeople(ctx.read)) === 0,
  }));
  serve(
    router,
    contract.finishSetup,
    'setup.finish',
    async ({ ctx, body, http }) => enter(ctx, http, await finishSetup(ctx, { ...body, from: originOf(http) })),
    PROOF,
  );
}

function sessionRoutes(router: Router, parts: AccessParts): void {
  serve(
    router,
    contract.signIn,
    'session.start',
    async ({ ctx, body, http }) => enter(ctx, http, await signIn(ctx, parts, { ...body, from: originOf(http) })),
    PROOF,
  );
  serve(
    router,
    contract.passSecondFactor,
    'second-factor.pass',
    async ({ ctx, body, http }) => {
      const passed = await passSecondFactor(ctx, parts, { ...body, from: originOf(http) });
      keepDevice(http, passed.deviceToken);
      return enter(ctx, http, passed);
    },
    PROOF_WHEN_LOCKED,
  );
  serve(
    router,
    contract.signOut,
    'session.end-own',
    async ({ ctx, http }) => {
      await signOut(ctx);
      http.clearCookie(SESSION_COOKIE);
      return {};
    },
    { evenWhenLocked: true },
  );
  serve(
    router,
    contract.noteActivity,
    'session.read-own',
    ({ ctx }) => noteActivity(parts.db, ctx.actor, ctx.clock.now()),
    PROOF,
  );
  serve(
    router,
    contract.lockSession,
    'session.lock',
    async ({ ctx }) => {
      await lockSession(ctx);
      return me(ctx);
    },
    { evenWhenLocked: true },
  );
  serve(
    router,
    contract.unlockSession,
    'session.unlock',
    async ({ ctx, body, http }) => enter(ctx, http, await unlockSession(ctx, parts, { ...body, from: originOf(http) })),
    PROOF_WHEN_LOCKED,
  );
}

function ownRoutes(router: Router, parts: AccessParts): void {
  serve(router, contract.readMe, 'session.read-own', ({ ctx }) => me(ctx), { evenWhenLocked: true });
  serve(router, contract.changePreferences, 'profile.change', async ({ ctx, body }) => {
    await changePreferences(ctx, body);
    return me(ctx);
  });
  serve(
    router,
    contract.changePassword,
    'password.change',
    async ({ ctx, body, http }) => {
      await changePassword(ctx, parts, { ...body, from: originOf(http) });
      return me(ctx);
    },
    PROOF,
  );
  serve(
    router,
    contract.beginSecondFactor,
    'second-factor.enrol',
    ({ ctx, body, http }) => beginSecondFactor(ctx, parts, { ...body, from: originOf(http) }),
    PROOF_WHEN_LOCKED,
  );
  serve(
    router,
    contract.confirmSecondFactor,
    'second-factor.enrol',
    async ({ ctx, body, http }) => {
      const confirmed = await confirmSecondFactor(ctx, parts, { ...body, from: originOf(http) });
      keepDevice(http, confirmed.deviceToken);
      return { recoveryCodes: confirmed.recoveryCodes, me: await enter(ctx, http, confirmed) };
    },
    PROOF_WHEN_LOCKED,
  );
  serve(
    router,
    contract.renewRecoveryCodes,
    'second-factor.enrol',
    async ({ ctx, body, http }) => {
      const recoveryCodes = await renewRecoveryCodes(ctx, parts, { ...body, from: originOf(http) });
      return { recoveryCodes, me: await me(ctx) };
    },
    PROOF,
  );
  serve(router, contract.listOwnSessions, 'session.read-own', async ({ ctx }) => {
    const { personId, sessionId } = personActor(ctx.actor);
    return { items: await sessions.listSessions(ctx.read, personId, sessionId, ctx.clock.now()) };
  });
  serve(router, contract.endOwnSession, 'session.end-own', async ({ ctx, params }) => {
    await endSession(ctx, { personId: personActor(ctx.actor).personId, sessionId: params.sessionId });
    return {};
  });
  serve(router, contract.endOtherOwnSessions, 'session.end-own', async ({ ctx }) => {
    await endAllSessions(ctx, personActor(ctx.actor).personId);
    return {};
  });
}

function linkRoutes(router: Router, parts: AccessParts): void {
  serve(
    router,
    contract.readInvitation,
    'invitation.read',
    async ({ ctx, body }) => {
      const found = await links.findUsableInvitation(ctx.read, body.token, ctx.clock.now());
      if (found === undefined) throw invitationGone();
      const { name, email, role, language, expiresAt } = found;
      return { name, email, role, language, expiresAt: expiresAt.toString() };
    },
    PROOF,
  );
  serve(
    router,
    contract.acceptInvitation,
    'invitation.accept',
    async ({ ctx, body, http }) => enter(ctx, http, await acceptInvitation(ctx, { ...body, from: originOf(http) })),
    PROOF,
  );
  serve(
    router,
    contract.readReset,
    'reset.read',
    async ({ ctx, body }) => {
      const found = await links.findUsableReset(ctx.read, body.token, ctx.clock.now());
      if (found === undefined) throw resetGone();
      const { person, reset } = found;
      const { clearsSecondFactor, expiresAt } = reset;
      return { name: person.name, email: person.email, clearsSecondFactor, expiresAt: expiresAt.toString() };
    },
    PROOF,
  );
  serve(router, contract.useReset, 'reset.use', ({ ctx, body }) => useReset(ctx, body), PROOF);
  serve(router, contract.listInvitations, 'person.invite', async ({ ctx }) => ({
    items: await links.listOpenInvitations(ctx.read, ctx.clock.now()),
  }));
  serve(
    router,
    contract.invitePerson,
    'person.invite',
    ({ ctx, body }) => invitePerson(ctx, parts.publicOrigin, body),
    { shownOnce: true },
  );
  serve(router, contract.withdrawInvitation, 'person.invite', async ({ ctx, params }) => {
    await withdrawInvitation(ctx, params.invitationId);
    return {};
  });
}

function peopleRoutes(router: Router, parts: AccessParts): void {
  serve(router, contract.listPeople, 'person.list', async ({ ctx, query }) => {
    const page = await people.listPeople(ctx.read, query, maySeeSecurity(ctx.actor));
    ctx.noteRead('person.list', ['list'], { shown: page.items.map(({ id }) => id) });
    return page;
  });
  serve(router, contract.changePerson, 'person.change', ({ ctx, params, body }) =>
    changePerson(ctx, { ...params, ...body }),
  );
  serve(router, contract.disablePerson, 'person.disable', ({ ctx, params }) => disablePerson(ctx, params.personId));
  serve(router, contract.enablePerson, 'person.disable', ({ ctx, params }) => enablePerson(ctx, params.personId));
  serve(
    router,
    contract.resetPerson,
    'person.reset',
    ({ ctx, params, body }) => resetPerson(ctx, parts.publicOrigin, { ...params, ...body }),
    { shownOnce: true },
  );
  serve(router, contract.listPersonSessions, 'session.list', async ({ ctx, params }) => {
    const { personId } = await people.getPersonRow(ctx.read, params.personId).then((row) => ({ personId: row.id }));
    ctx.noteRead('session.list', [personId]);
    const { sessionId } = personActor(ctx.actor);
    return { items: await sessions.listSessions(ctx.read, personId, sessionId, ctx.clock.now()) };
  });
  serve(router, contract.endPersonSession, 'session.end', async ({ ctx, params }) => {
    await endSession(ctx, params);
    return {};
  });
  serve(router, contract.endPersonSessions, 'session.end', async ({ ctx, params }) => {
    await endAllSessions(ctx, params.personId);
    return {};
  });
}

/** The browser gets the session's token as a cookie, and the caller who they are now. */
async function enter(ctx: Context, http: Exchange, { sessionId, token }: OpenedSession): Promise<contract.Me> {
  http.setCookie(SESSION_COOKIE, token, { maxAgeSeconds: SESSION_COOKIE_SECONDS });
  return sessions.getMe(ctx.read, sessionId, ctx.clock.now());
}

const keepDevice = (http: Exchange, token: string) =>
  http.setCookie(DEVICE_COOKIE, token, { maxAgeSeconds: DEVICE_COOKIE_SECONDS });

const me = (ctx: Context) => sessions.getMe(ctx.read, personActor(ctx.actor).sessionId, ctx.clock.now());

const originOf = (http: Exchange): SignInOrigin => ({
  address: http.address,
  userAgent: http.userAgent,
  deviceToken: http.cookie(DEVICE_COOKIE),
});

const maySeeSecurity = (actor: Actor) => actor.kind === 'person' && reachOf(actor.role, 'person.change') !== undefined;
