import { generateKeyPairSync } from 'node:crypto';
import { afterAll } from 'vitest';
import { createSampleWorld, PROVIDER, ZONE } from '../../../../server/demo/sample/index.ts';
import { startSandboxGateway } from '../../../../server/demo/sandbox-gateway/start-sandbox-gateway.ts';
import { createBegateway } from '../../../../server/domains/gateways/begateway/index.ts';
import type { SourceKind } from '../../../../server/domains/gateways/contract.ts';
import { SourceSettings } from '../../../../server/domains/gateways/contract.ts';
import type { Gateway } from '../../../../server/domains/gateways/port.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { createConfiguredFetch } from '../../../../server/platform/configured-fetch.ts';

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A sandbox over three days, looked at on the fourth at noon. */
export async function startSandbox() {
  const today = Temporal.PlainDate.from('2026-11-25');
  const world = createSampleWorld({ today, days: 3, familiesADay: 300 });
  const clock = clockAt(today.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant());
  const sandbox = await startSandboxGateway({
    world,
    clock,
    privateKey: keys.privateKey,
    openedMs: clock.now().epochMilliseconds,
  });
  afterAll(() => sandbox.stop());
  return { world, clock, sandbox };
}

const CAPS = { timeoutMs: 1_000, maxBytes: 8_000_000 };

/** The product's own adapter, connected to it. */
export function connect(
  origin: string,
  given: Partial<{
    kind: SourceKind;
    user: string;
    password: string;
    pageSize: number;
    shopKeys: Map<number, string>;
  }> = {},
): Gateway {
  const settings = SourceSettings.parse({
    origins: { backOffice: origin, gateway: origin, api: origin, checkout: origin },
    user: given.user ?? PROVIDER.backOfficeAccount.id,
    startFrom: '2026-11-21T21:00:00Z',
    pageSize: given.pageSize ?? 100,
  });
  const begateway = {
    kind: given.kind ?? 'begateway-back-office',
    settings,
    password: given.password ?? PROVIDER.backOfficeAccount.secret,
    shopKeys: given.shopKeys ?? new Map(),
    exportClosed: false,
  } as const;
  return createBegateway(begateway, createConfiguredFetch([origin], CAPS));
}
