/**
 * Labels as pages in other languages and older versions write them, in the words of the report's own export, which is
 * English everywhere. Facts of WooCommerce's status page.
 */
const SAME = new Map<string, string>(
  Object.entries({
    'WC Version':
      'woocommerce version|versión de woocommerce|version de woocommerce|woocommerce-version|версия woocommerce|версія woocommerce|wersja woocommerce|versione di woocommerce|versione woocommerce|versão do woocommerce',
    'WP Version':
      'wordpress version|versión de wordpress|version de wordpress|wordpress-version|версия wordpress|версія wordpress|wersja wordpress|versione di wordpress|versão do wordpress',
    'PHP Version':
      'versión de php|version de php|php-version|версия php|версія php|wersja php|versione php|versione di php|versão do php',
    'WordPress address (URL)':
      'home url|wordpress address|dirección de wordpress (url)|adresse wordpress (url)|adresse web de wordpress|wordpress-adresse (url)|адрес wordpress (url)|адрес wordpress|adres wordpressa (url)|indirizzo wordpress (url)',
    'Site address (URL)':
      'site url|dirección del sitio (url)|adresse du site (url)|website-adresse (url)|адрес сайта (url)|адрес сайта|adres witryny (url)|indirizzo sito (url)',
    'Legacy REST API Package Version': 'rest api version|paquete de la rest api de woocommerce',
    'Legacy API Enabled': 'api enabled',
    'Server Info': 'información del servidor|infos serveur|serverinformationen|информация о сервере',
    'Log Directory Writable': 'directorio de registro escribible|каталог журналов доступен для записи',
  }).flatMap(([label, others]) => others.split('|').map((other) => [other, label] as const)),
);

const SAME_SECTIONS = new Map<string, string>([
  ['entorno wordpress', 'WordPress Environment'],
  ['environnement wordpress', 'WordPress Environment'],
  ['wordpress-umgebung', 'WordPress Environment'],
  ['окружение wordpress', 'WordPress Environment'],
  ['среда wordpress', 'WordPress Environment'],
  ['entorno del servidor', 'Server Environment'],
  ['environnement serveur', 'Server Environment'],
  ['server-umgebung', 'Server Environment'],
  ['окружение сервера', 'Server Environment'],
  ['среда сервера', 'Server Environment'],
  ['plugins activos', 'Active Plugins'],
  ['extensions activées', 'Active Plugins'],
  ['aktive plugins', 'Active Plugins'],
  ['активные плагины', 'Active Plugins'],
]);

/** How long the labels are that begin with a sign: nearly every row of a report is told from them by that. */
const LENGTHS = new Map(
  [...Map.groupBy(SAME.keys(), (label) => label.charAt(0))].map(([first, labels]) => [
    first,
    new Set(labels.map(({ length }) => length)),
  ]),
);

/** The label by which rules ask. */
export function labelOf(label: string): string {
  const mayBeSame = LENGTHS.get(label.charAt(0).toLowerCase())?.has(label.length) === true;
  return (mayBeSame ? SAME.get(label.toLowerCase()) : undefined) ?? label;
}

export const sectionOf = (heading: string): string => SAME_SECTIONS.get(heading.toLowerCase()) ?? heading;
