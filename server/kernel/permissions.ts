import type { Role } from './actor.ts';

/** How far a right reaches: every object, or only those of merchants whose account manager the person is. */
export type Reach = 'all' | 'own';

/** `public`: before sign-in. `signed-in`: anybody, about themselves. `internal`: jobs, sources and the host; no route may name it. */
type Who = 'public' | 'signed-in' | 'internal' | Partial<Record<Role, Reach>>;

const EVERYONE = {
  engineer: 'all',
  lead: 'all',
  developer: 'all',
  administrator: 'all',
  'account-manager': 'own',
} as const;
const DESK = { engineer: 'all', lead: 'all', administrator: 'all' } as const;
const DESK_AND_THIRD_LINE = { ...DESK, developer: 'all' } as const;
const LEADS = { lead: 'all', administrator: 'all' } as const;
const ADMINISTRATORS = { administrator: 'all' } as const;

/** The one table of who may do what. An action that is not here does not compile. */
export const PERMISSIONS = {
  'health.read': 'public',
  'setup.read': 'public',
  'setup.finish': 'public',
  'session.start': 'public',
  'invitation.read': 'public',
  'invitation.accept': 'public',
  'reset.read': 'public',
  'reset.use': 'public',
  'notification.receive': 'public',
  'delivery.receive': 'public',
  'module-report.receive': 'public',
  'status-page.read': 'public',
  'status-page.paste': 'public',

  'session.read-own': 'signed-in',
  'session.end-own': 'signed-in',
  'session.lock': 'signed-in',
  'session.unlock': 'signed-in',
  'profile.change': 'signed-in',
  'password.change': 'signed-in',
  'second-factor.pass': 'signed-in',
  'second-factor.enrol': 'signed-in',

  'person.list': { ...DESK_AND_THIRD_LINE, 'account-manager': 'all' },
  'person.invite': ADMINISTRATORS,
  'person.change': ADMINISTRATORS,
  'person.disable': ADMINISTRATORS,
  'person.reset': ADMINISTRATORS,
  'session.list': ADMINISTRATORS,
  'session.end': ADMINISTRATORS,

  'audit.read': LEADS,

  'merchant.read': EVERYONE,
  'merchant.change': { ...DESK, 'account-manager': 'own' },
  'merchant.create': { ...DESK, 'account-manager': 'own' },
  'merchant.merge': LEADS,
  'merchant.import': LEADS,
  'contact.read': EVERYONE,
  'contact.change': { ...DESK, 'account-manager': 'own' },

  'transaction.search': EVERYONE,
  'transaction.read': EVERYONE,
  'transaction.read-document': DESK_AND_THIRD_LINE,
  'transaction.refresh': DESK_AND_THIRD_LINE,
  'transaction.import': LEADS,
  'verdict.read': EVERYONE,
  'verdict.correct': DESK,

  'acquirer.read': { ...EVERYONE, 'account-manager': 'all' },
  'acquirer.change': LEADS,
  'limit.read': EVERYONE,
  'limit.change': LEADS,
  'limit.raise': { ...DESK, 'account-manager': 'own' },

  'delivery.read': EVERYONE,
  'delivery.resend': DESK,
  'delivery.import': LEADS,
  'delivery.change': ADMINISTRATORS,

  'module.read': EVERYONE,
  'module.paste': { ...DESK_AND_THIRD_LINE, 'account-manager': 'own' },
  'module.change': { ...DESK, 'account-manager': 'own' },
  'shop.probe': { ...DESK_AND_THIRD_LINE, 'account-manager': 'own' },
  'shop.test-notification': DESK,

  'incident.read': EVERYONE,
  'incident.change': DESK,
  'incident.answer': DESK,

  'status-link.read': EVERYONE,
  'status-link.change': { ...DESK, 'account-manager': 'own' },
  'status-page.change': ADMINISTRATORS,

  'channel.read': DESK_AND_THIRD_LINE,
  'channel.change': ADMINISTRATORS,
  'channel.test': LEADS,
  'quarantine.decide': DESK,
  'sender.block': DESK,

  'ticket.read': EVERYONE,
  'ticket.open': { ...DESK, 'account-manager': 'own' },
  'ticket.note': EVERYONE,
  'ticket.reply': DESK,
  'ticket.change': DESK,
  'ticket.assign': DESK,
  'ticket.merge': DESK,
  'message.move': DESK,
  'message.take-back': DESK,
  'message.decide': DESK,
  'draft.save': EVERYONE,
  'view.pin': EVERYONE,
  'proof.raise': DESK,
  'conversation.bind': DESK,
  'link.make': DESK,
  'file.read': EVERYONE,
  'file.add': EVERYONE,

  'template.read': DESK_AND_THIRD_LINE,
  'template.change': LEADS,

  'desk-times.read': EVERYONE,
  'desk-times.change': LEADS,

  'rota.read': EVERYONE,
  'rota.change': LEADS,
  'rota.subscribe': EVERYONE,
  'shift.pause': DESK,
  'calling.change': DESK,

  'source.read': DESK_AND_THIRD_LINE,
  'source.change': ADMINISTRATORS,
  'source.pull': DESK_AND_THIRD_LINE,
  'source.test': { lead: 'all', administrator: 'all', developer: 'all' },

  'settings.read': EVERYONE,
  'settings.change': ADMINISTRATORS,

  'demo.write': 'signed-in',

  'inbound.take': 'internal',
  'inbound.fetch': 'internal',
  'outbound.send': 'internal',
  'ticket.receive': 'internal',
  'ticket.wake': 'internal',
  'ticket.ring': 'internal',
  'link.use': 'internal',
  'contact.discover': 'internal',
  'payment.find': 'internal',
  'feed.read': 'internal',

  'backup.make': 'internal',
  'backup.restore': 'internal',
  'secrets.rotate': 'internal',
  'session.refuse': 'internal',
  'setup.open': 'internal',
  'transaction.merge': 'internal',
  'transaction.enrich': 'internal',
  'shop.discover': 'internal',
  'source.advance': 'internal',
  'notification.process': 'internal',
  'partition.create': 'internal',
  'sample.build': 'internal',
  'hours.refresh': 'internal',
  'delivery.watch': 'internal',
  'limit.watch': 'internal',
  'module.watch': 'internal',
  'incident.watch': 'internal',
  'history.freeze': 'internal',
} as const satisfies Record<string, Who>;

export type Action = keyof typeof PERMISSIONS;

/** What `role` may reach with `action`; undefined is a refusal. `undefined` as role is a caller before sign-in. */
export function reachOf(role: Role | undefined, action: Action): Reach | undefined {
  const who: Who = PERMISSIONS[action];
  if (who === 'public') return 'all';
  if (who === 'internal' || role === undefined) return undefined;
  if (who === 'signed-in') return 'all';
  return who[role];
}
