import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';

export const getPublicStatusSetting = endpoint({
  method: 'get',
  path: '/public-status',
  summary: 'Whether anybody may read how the provider’s acquirers and methods do.',
  response: z.object({ isOn: z.boolean() }),
});
export const setPublicStatus = endpoint({
  method: 'put',
  path: '/public-status',
  summary: 'Open or close the public status: its page, JSON, RSS and calendar.',
  body: z.object({ isOn: z.boolean() }),
  response: z.object({ isOn: z.boolean() }),
});
