import type { RuleId } from '../contract.ts';
import { authorizationNotCaptured } from './authorization-not-captured.ts';
import { basicHeaderStripped } from './basic-header-stripped.ts';
import { billByHand } from './bill-by-hand.ts';
import { changeStatusOff } from './change-status-off.ts';
import { clockSkew } from './clock-skew.ts';
import { cronLate } from './cron-late.ts';
import { currencyLegacy } from './currency-legacy.ts';
import { currencyNotACode } from './currency-not-a-code.ts';
import { currencyNotEnabled } from './currency-not-enabled.ts';
import { currencySynonym } from './currency-synonym.ts';
import { decimals } from './decimals.ts';
import { demoDomain } from './demo-domain.ts';
import { demoShop } from './demo-shop.ts';
import { domainWithScheme } from './domain-with-scheme.ts';
import { domainWithoutScheme } from './domain-without-scheme.ts';
import { eripSecondDropped } from './erip-second-dropped.ts';
import { eripTestCode } from './erip-test-code.ts';
import { errorWith200 } from './error-with-200.ts';
import { expiryTooShort } from './expiry-too-short.ts';
import { failedActions } from './failed-actions.ts';
import { hundredAlways } from './hundred-always.ts';
import { inputVars } from './input-vars.ts';
import { invertedSwitch } from './inverted-switch.ts';
import { keyNotAKey } from './key-not-a-key.ts';
import { libraryExponent } from './library-exponent.ts';
import { logNotWritable } from './log-not-writable.ts';
import { logOff } from './log-off.ts';
import { moduleCms } from './module-cms.ts';
import { moduleOutdated } from './module-outdated.ts';
import { modulePhp } from './module-php.ts';
import { moduleSilent } from './module-silent.ts';
import { moduleUntested } from './module-untested.ts';
import { multisite } from './multisite.ts';
import { noHttps } from './no-https.ts';
import { noModule } from './no-module.ts';
import { notAuthenticated } from './not-authenticated.ts';
import { notificationUnreachable } from './notification-unreachable.ts';
import { notificationUrlPattern } from './notification-url-pattern.ts';
import { objectCache } from './object-cache.ts';
import { oldTls } from './old-tls.ts';
import { orderChanged } from './order-changed.ts';
import { orderNotFound } from './order-not-found.ts';
import { outdatedTemplate } from './outdated-template.ts';
import { pageCache } from './page-cache.ts';
import { pageMissing } from './page-missing.ts';
import { phpEndOfLife } from './php-end-of-life.ts';
import type { ModuleRule } from './rule.ts';
import { schedulerDead } from './scheduler-dead.ts';
import { securityPlugin } from './security-plugin.ts';
import { sourcesDisagree } from './sources-disagree.ts';
import { statusMapping } from './status-mapping.ts';
import { testMode } from './test-mode.ts';
import { tlsCertificate } from './tls-certificate.ts';
import { twoGateways } from './two-gateways.ts';
import { unreachableHost } from './unreachable-host.ts';
import { wrongPublicKey } from './wrong-public-key.ts';

/** Every question that is asked of a report or a shop. The order is the one in which findings of equal weight are shown. */
export const RULES: Readonly<Record<RuleId, ModuleRule>> = {
  'module-cms': moduleCms,
  'currency-legacy': currencyLegacy,
  'currency-synonym': currencySynonym,
  'currency-not-a-code': currencyNotACode,
  'currency-not-enabled': currencyNotEnabled,
  'test-mode': testMode,
  'demo-shop': demoShop,
  'demo-domain': demoDomain,
  'domain-with-scheme': domainWithScheme,
  'domain-without-scheme': domainWithoutScheme,
  'wrong-public-key': wrongPublicKey,
  'key-not-a-key': keyNotAKey,
  'basic-header-stripped': basicHeaderStripped,
  'notification-unreachable': notificationUnreachable,
  'notification-url-pattern': notificationUrlPattern,
  'scheduler-dead': schedulerDead,
  'failed-actions': failedActions,
  'no-https': noHttps,
  'log-not-writable': logNotWritable,
  'unreachable-host': unreachableHost,
  'old-tls': oldTls,
  'php-end-of-life': phpEndOfLife,
  'page-cache': pageCache,
  'security-plugin': securityPlugin,
  'two-gateways': twoGateways,
  decimals: decimals,
  'library-exponent': libraryExponent,
  'hundred-always': hundredAlways,
  'outdated-template': outdatedTemplate,
  'module-outdated': moduleOutdated,
  'module-untested': moduleUntested,
  'module-php': modulePhp,
  'no-module': noModule,
  'input-vars': inputVars,
  multisite: multisite,
  'sources-disagree': sourcesDisagree,
  'page-missing': pageMissing,
  'object-cache': objectCache,
  'error-with-200': errorWith200,
  'not-authenticated': notAuthenticated,
  'order-changed': orderChanged,
  'order-not-found': orderNotFound,
  'authorization-not-captured': authorizationNotCaptured,
  'status-mapping': statusMapping,
  'change-status-off': changeStatusOff,
  'erip-second-dropped': eripSecondDropped,
  'erip-test-code': eripTestCode,
  'bill-by-hand': billByHand,
  'expiry-too-short': expiryTooShort,
  'inverted-switch': invertedSwitch,
  'clock-skew': clockSkew,
  'tls-certificate': tlsCertificate,
  'cron-late': cronLate,
  'module-silent': moduleSilent,
  'log-off': logOff,
};
