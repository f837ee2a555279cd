import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';

/** How long what the program suspects is kept from those outside; null: until a person has looked. */
const HoldMinutes = z.int().min(0).max(240).nullable();
const PublicStatusSetting = z.object({ isOn: z.boolean(), holdMinutes: HoldMinutes });

export const getPublicStatusSetting = endpoint({
  method: 'get',
  path: '/public-status',
  summary:
    'Whether anybody may read how the provider’s acquirers and methods do, and how long suspicions are held back.',
  response: PublicStatusSetting,
});
export const setPublicStatus = endpoint({
  method: 'put',
  path: '/public-status',
  summary: 'Open or close the public status: its page, JSON, RSS and calendar.',
  body: z.object({ isOn: z.boolean(), holdMinutes: HoldMinutes.optional() }),
  response: PublicStatusSetting,
});
