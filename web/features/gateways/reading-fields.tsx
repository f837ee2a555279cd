import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MethodType } from '#contract/gateways';
import { useFieldText } from '../../lib/error-text.ts';
import classes from './source-dialog.module.css';
import { type DraftProps, useDraftFields } from './use-draft-fields.ts';

/** How a source is read: how often, how far back, how much at once. */
export function ReadingFields(props: DraftProps) {
  const { draft, error, onChange } = props;
  const { t } = useTranslation('gateways');
  const bind = useDraftFields(props);
  const fieldText = useFieldText(error);
  return (
    <div className={classes.column}>
      <div className={classes.pair}>
        <TextInput
          label={t('form.poll')}
          inputMode="numeric"
          description={t('hint.poll')}
          {...bind('pollSeconds', 'settings.pollSeconds')}
        />
        <TextInput
          label={t('form.overlap')}
          inputMode="numeric"
          description={t('hint.overlap')}
          {...bind('overlapMinutes', 'settings.overlapMinutes')}
        />
        <TextInput
          label={t('form.pageSize')}
          inputMode="numeric"
          description={t('hint.pageSize')}
          {...bind('pageSize', 'settings.pageSize')}
        />
        <TextInput
          label={t('form.enrich')}
          inputMode="numeric"
          description={t('hint.enrich')}
          {...bind('enrichPerHour', 'settings.enrichPerHour')}
        />
        <TextInput
          label={t('form.timeZone')}
          description={t('hint.timeZone')}
          {...bind('timeZone', 'settings.timeZone')}
        />
      </div>
      {draft.kind === 'begateway-report' && (
        <div className={classes.pair}>
          <div>
            <p className={classes.label}>{t('form.reportVersion')}</p>
            <SegmentedControl
              aria-label={t('form.reportVersion')}
              value={draft.reportVersion}
              onChange={(reportVersion) => onChange({ reportVersion })}
              data={[
                { value: '2', label: t('reportVersion.v2') },
                { value: '3', label: t('reportVersion.v3') },
              ]}
            />
            <p className={classes.hint}>{t('hint.reportVersion')}</p>
          </div>
          <Checkbox.Group
            label={t('form.methodTypes')}
            description={t('hint.methodTypes')}
            value={draft.methodTypes}
            // The boxes are the contract's own words.
            onChange={(methodTypes) => onChange({ methodTypes: methodTypes as MethodType[] })}
            error={fieldText('settings.methodTypes')}
          >
            {MethodType.options.map((method) => (
              <Checkbox key={method} value={method} label={t(`method.${method}`)} className={classes.box} />
            ))}
          </Checkbox.Group>
        </div>
      )}
    </div>
  );
}
