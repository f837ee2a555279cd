export const en = {
  title: 'Before anybody writes',
  text: 'What is about to become tickets. Open a ticket of the queue and this makes room for it.',
  more: 'All of them',
  incidents: {
    title: 'Refused by everyone at once',
    none: 'No incident is open',
    since: 'began {{ago}}',
    calm: 'as usual again {{ago}}',
    over: 'over {{ago}}',
    untold_one: '{{count}} waits to hear of it',
    untold_other: '{{count}} wait to hear of it',
    tickets_one: '{{count}} ticket',
    tickets_other: '{{count}} tickets',
  },
  limits: {
    title: 'Limits of banks',
    none: 'No limit will be used up before its bank can be asked',
    used: '{{percent}} % used',
    chance: '{{percent}} % to be used up before it begins anew',
    chanceBeforeBank: '{{percent}} % to be used up before the bank opens, {{when}}',
  },
  deliveries: {
    title: 'Shops that take no notifications',
    none: 'Every shop that is notified takes it',
    since: 'since {{ago}}',
  },
  modules: {
    title: 'Modules that break payments',
    none: 'No module is known to break payments',
    findings_one: '{{count}} finding',
    findings_other: '{{count}} findings',
  },
};
