import { NewSource, type Source, SourceSettings } from '#contract/gateways';
import { changeSource, createSource } from '../domains/gateways/index.ts';
import type { SourceId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { Secrets } from '../platform/secrets.ts';
import { dayStartMs, PROVIDER, type SampleWorld, ZONE } from './sample/index.ts';

export interface Connection {
  world: SampleWorld;
  origin: string;
  publicKey: string;
  /** Its other half: in the demo the console signs test notifications as the gateway does. */
  signingKey: string;
}

const NAME = 'Озерта: шлюз';
/** A demo is looked at, not left alone: often enough to see the rows come. */
const POLL_SECONDS = 10;

/** Connects the sandbox as an administrator would connect a real gateway; or, after a restart, tells where it is now. */
export async function connectGateway(
  ctx: Context,
  secrets: Secrets,
  connection: Connection,
  known: SourceId | undefined,
): Promise<Source> {
  const settings = settingsOf(connection);
  if (known !== undefined)
    return changeSource(ctx, known, { settings, shops: [], signingKey: connection.signingKey }, secrets);
  const source = NewSource.parse({
    name: NAME,
    kind: 'begateway-back-office',
    settings,
    password: PROVIDER.backOfficeAccount.secret,
    signingKey: connection.signingKey,
    shops: connection.world.shops.map(({ id, secret }) => ({ shopId: id, secretKey: secret })),
  });
  return createSource(ctx, source, secrets);
}

function settingsOf({ world, origin, publicKey }: Connection): SourceSettings {
  return SourceSettings.parse({
    origins: { backOffice: origin, gateway: origin, api: origin, checkout: origin },
    user: PROVIDER.backOfficeAccount.id,
    pollSeconds: POLL_SECONDS,
    overlapMinutes: 5,
    startFrom: Temporal.Instant.fromEpochMilliseconds(dayStartMs(world.calendar, world.days)).toString(),
    timeZone: ZONE,
    pageSize: 500,
    enrichPerHour: 3_600,
    publicKey,
  });
}
