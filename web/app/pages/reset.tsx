import { useTranslation } from 'react-i18next';
import { Gate } from '../../features/access/gate.tsx';
import { ResetForm } from '../../features/access/reset-form.tsx';
import { useOneTimeToken } from '../../features/access/use-one-time-token.ts';
import { BrandMark } from '../brand-mark.tsx';

export function ResetPage() {
  const { t } = useTranslation('access');
  const token = useOneTimeToken();
  return (
    <Gate title={t('reset.title')} mark={<BrandMark size={40} />}>
      {token === '' ? <p>{t('invitation.noToken')}</p> : <ResetForm token={token} />}
    </Gate>
  );
}
