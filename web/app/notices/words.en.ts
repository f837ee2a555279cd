export const en = {
  look: 'Look',
  limit: {
    '95': '{{name}}: 95 % of a limit is used',
    foretold: '{{name}}: a limit will likely be used up before the bank can be asked again',
    reached: '{{name}}: a limit is used up',
  },
  endpoint: '{{name}} no longer takes notifications',
  incident: '{{name}}: an incident is open',
  over_one: '{{name}}: the incident is over, {{count}} waits to hear of it',
  over_other: '{{name}}: the incident is over, {{count}} wait to hear of it',
  several: {
    limits: 'Several limits are about to be used up',
    notifications: 'Several shops no longer take notifications',
    incidents: 'Several incidents have opened or ended',
  },
};
