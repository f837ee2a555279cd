import { type Dictionary, dictionary } from './dictionary.rules.ts';

const SOURCE = 'begateway/status_code before December 2024';

/** The common three-digit table (ISO 8583:1993 action codes), where an acquirer has no meaning of its own. */
export const BANK_COMMON = dictionary(
  'common',
  'bank-before-2024-12',
  SOURCE,
  {
    paid: '000 001 002 003 004 005 006 007 400 499',
    'do-not-honor': '100 122',
    'card-expired': '101 201',
    'fraud-suspected': '102 129 202 210',
    'call-acquirer': '103 105 203 205',
    'card-blocked': '104 200 204 207',
    'pin-tries': '106 206',
    'call-issuer': '107 108',
    'merchant-account-invalid': '109',
    'amount-invalid': '110',
    'card-data': '111 118',
    'pin-wrong': '112 117 126 127',
    'terminal-error': '113 905',
    'wrong-account-type': '114',
    'not-permitted-terminal': '115 120 950',
    'insufficient-funds': '116',
    'not-permitted-card': '119',
    'limit-issuer': '121 123',
    'law-forbidden': '124',
    'card-not-active': '125',
    'cancelled-by-payer': '180',
    'lost-stolen': '208 209',
    'operation-not-allowed': '902',
    'issuer-unavailable': '903 906 907 910 911 912',
    'provider-error': '904',
    'acquirer-unavailable': '128 908 909 915 916 917 918 919 920 921 922',
    duplicate: '913',
    'original-not-found': '601 602 603 914',
    'in-progress': '923',
    // File actions, reconciliation, administration: they say nothing about a payment.
    'declined-unexplained': `300 301 302 303 304 305 306 307 308 309 500 501 502 503 504 600 604 605 606 680 681
      700 800 900 901`,
  },
  [
    ['122 200 204 207', { retry: 'no' }],
    ['903', { retry: 'now' }],
    ['911', { retry: 'check-first' }],
    ['902 904', { certainty: 'likely' }],
    ['113', { certainty: 'likely' }],
  ],
);

const own = (name: string, codes: Parameters<typeof dictionary>[3], nuances: Parameters<typeof dictionary>[4] = []) =>
  dictionary(name, 'bank-before-2024-12', SOURCE, codes, nuances);

const BPC = own(
  'bpc',
  {
    paid: '900 901',
    'do-not-honor': '002 006 902 905 907 908 910 911 912 913 922',
    'not-permitted-terminal': '109',
    'card-data': '118',
    'card-expired': '125',
    'terminal-error': '621 698',
    'already-done': '624 627',
    'amount-invalid': '625 628',
    'original-not-found': '626 629 914',
    'not-confirmed': '630',
    'issuer-unavailable': '903 920',
    'acquirer-unavailable': '620 622 623 904 906 909 916 917 918 919 921 923 950',
    'declined-unexplained': '915',
    // The processing's own negative action codes.
    'limit-acquirer': '-20010',
    'three-ds-technical': '-2018',
    'three-ds-failed': '-2017',
    'security-rule': '-2101',
  },
  [
    ['903 920', { retry: 'now' }],
    ['-20010', { certainty: 'likely' }],
    ['-2101', { side: 'acquirer' }],
  ],
);

const MINBANK = own(
  'minbank',
  {
    paid: '000 001 007',
    'do-not-honor': '050 074 909',
    'card-expired': '051 901',
    'not-permitted-terminal': '053 056 959',
    'operation-not-allowed': '055 209',
    'lost-stolen': '057',
    'card-blocked': '058 059',
    'account-not-found': '060 200',
    'card-data': '061 062',
    'insufficient-funds': '076',
    duplicate: '078',
    'limit-unclear': '082 095',
    'call-issuer': '101',
    'card-type-not-supported': '105',
    'amount-invalid': '205',
    'three-ds-failed': '210',
    'card-code': '211',
    'provider-error': '800',
    'original-not-found': '801 809',
    'acquirer-unavailable': '810 811',
    'terminal-error': '820',
  },
  [['810', { retry: 'check-first' }]],
);

const MTB = own(
  'mtb',
  {
    paid: '002 080 081 082',
    'do-not-honor': '100 172 178 195 196 963',
    'call-issuer': '107 170',
    'online-payments-off': '119 124 197',
    'not-permitted-terminal': '164 950 961',
    'law-forbidden': '165 965',
    'card-data': '166 173 956',
    'pin-wrong': '171 179 184 959',
    'currency-not-supported': '177 189',
    'amount-invalid': '180 955',
    'wrong-account-type': '183',
    'card-code': '185 285',
    expired: '186',
    'card-blocked': '187 188 201 953',
    'limit-unclear': '190',
    'acquirer-unavailable': '191 382 966 967 968 969 970 971 972 973',
    'pin-tries': '193',
    'provider-error': '940',
    'card-expired': '951',
    'fraud-suspected': '952',
    'merchant-account-invalid': '954',
    'terminal-error': '957',
    'insufficient-funds': '958',
    'not-permitted-card': '960',
    'limit-issuer': '962 964',
    // Cash machines, files and balances: they say nothing about an online payment.
    'declined-unexplained': '181 182 192 194 198 199 300 383 599 880',
  },
  [
    ['189', { side: 'issuer' }],
    ['962 964', { certainty: 'likely' }],
    ['187 963', { retry: 'no' }],
  ],
);

const PASTA = own('pasta', {
  'three-ds-technical': '181 945 946',
  'three-ds-failed': '182',
  'saved-card-unusable': '940 941',
  'original-not-found': '942',
  'fraud-suspected': '948',
  abandoned: '949',
});

const PAYVISION = own(
  'payvision',
  {
    'do-not-honor': '100 200',
    'card-data': '125 130 131 201',
    'not-permitted-card': '161',
    'currency-not-supported': '162',
    'limit-issuer': '163',
    'not-permitted-terminal': '164 165',
    'operation-not-allowed': '902',
    'provider-error': '904',
    'issuer-unavailable': '907 910 911 912',
    'acquirer-unavailable': '166 908 909 951 952 953 954',
    duplicate: '913 956',
    'original-not-found': '914 950',
    'merchant-account-invalid': '916 955',
  },
  [
    ['162', { side: 'issuer' }],
    ['911 953', { retry: 'check-first' }],
  ],
);

const RUSSIAN_STANDARD = own('russian_standard', {
  'card-not-active': '181 182 183 184 185 186 187 188 189 190 191 192 193 194 195 196 197 198 199',
  'call-acquirer': '1001',
});

const VTB = own(
  'vtb',
  {
    paid: '000',
    'provider-error': '001 002 003 005 009 333 888',
    'access-refused': '004',
    'acquirer-unavailable': '006 007 008 334 396 809',
    'amount-invalid': '010 203',
    'account-not-found': '201',
    'operation-not-allowed': '202 204 209 303',
    'insufficient-funds': '205',
    'card-data': '206',
    'terminal-error': '207',
    'original-not-found': '208',
    'card-expired': '301 501',
    'do-not-honor': '302 502',
    'not-permitted-card': '304',
    'lost-stolen': '305',
    'card-blocked': '306 307',
    'three-ds-failed': '308 410',
    'limit-issuer': '309 310',
    'card-type-not-supported': '320',
    'call-issuer': '401',
    'card-code': '411',
  },
  [
    ['309 310', { certainty: 'likely' }],
    ['008 334', { retry: 'check-first' }],
    ['004', { side: 'provider' }],
    ['502', { retry: 'no' }],
  ],
);

const BGPB = own('bgpb', {
  paid: '000',
  'do-not-honor': '424 902',
  'call-acquirer': '812 827 913 959 991',
  'issuer-unavailable': '801 802 804 820 821 831 917 957',
  'card-code': '872',
  'insufficient-funds': '915',
  'operation-not-allowed': '425 806 819 847 916 940 953',
  'limit-unclear': '422 423 903',
  'three-ds-failed': '421',
  'acquirer-unavailable': '420',
  'card-data': '005 828 861 871 905 906 908 914',
});

/** Acquirers whose numbers deviate from the common table: what they do not list, the common table says. */
export const DEVIATING: readonly Dictionary[] = [BPC, MTB, PASTA, PAYVISION, RUSSIAN_STANDARD];

/** Acquirers with a numbering of their own: the common table says nothing about them. */
export const STANDING_ALONE: readonly Dictionary[] = [MINBANK, VTB, BGPB];

/** Acquirers that use another one's table. */
export const SAME_AS: Readonly<Record<string, string>> = {
  bsb: 'bpc',
  paritetbank: 'bpc',
  bapb: 'bpc',
  bpc_mir: 'bpc',
  bsb_mir: 'bpc',
  paritetbank_mir: 'bpc',
  npc: 'bpc',
  mtb_direct: 'mtb',
  mtb_mir: 'mtb',
  mtb_direct_mir: 'mtb',
  mtb_halva: 'mtb',
};
