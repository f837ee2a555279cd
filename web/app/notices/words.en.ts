export const en = {
  look: 'Look',
  limit: {
    '95': '{{name}}: 95 % of a limit is used',
    foretold: '{{name}}: a limit will likely be used up before the bank can be asked again',
    reached: '{{name}}: a limit is used up',
  },
  endpoint: '{{name}} no longer takes notifications',
  incident: '{{name}}: an incident is open',
  several: {
    limits: 'Several limits are about to be used up',
    notifications: 'Several shops no longer take notifications',
    incidents: 'Several incidents are open',
  },
};
