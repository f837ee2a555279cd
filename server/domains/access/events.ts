import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { PersonId, SessionId } from '../../kernel/ids.ts';

const OfPerson = z.object({ personId: PersonId });
const OfSession = z.object({ personId: PersonId, sessionId: SessionId });

export const personJoined = event('person.joined', OfPerson);
export const personChanged = event('person.changed', OfPerson);
export const personDisabled = event('person.disabled', OfPerson);
export const personEnabled = event('person.enabled', OfPerson);
export const sessionsEnded = event('sessions.ended', OfPerson);
export const sessionEnded = event('session.ended', OfSession);
export const sessionLocked = event('session.locked', OfSession);
export const sessionUnlocked = event('session.unlocked', OfSession);

/** What a person's own screens and every node's sockets follow. */
export const streamOf = (personId: PersonId) => `person:${personId}`;
