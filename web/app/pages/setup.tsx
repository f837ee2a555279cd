import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, readMe, readSetup } from '#contract/access';
import { Gate } from '../../features/access/gate.tsx';
import { SetupForm } from '../../features/access/setup-form.tsx';
import { SignInSteps } from '../../features/access/sign-in-steps.tsx';
import { useOneTimeToken } from '../../features/access/use-one-time-token.ts';
import { ask, queryClient } from '../../lib/ask.ts';
import { BrandMark } from '../brand-mark.tsx';

export function SetupPage() {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const token = useOneTimeToken();
  const [owing, setOwing] = useState<Me>();
  const { data } = useQuery(ask(readSetup, {}));
  const enter = (me: Me) => {
    queryClient.setQueryData(ask(readMe, {}).queryKey, me);
    if (me.owes !== null) return setOwing(me);
    return void navigate({ to: '/' });
  };
  if (owing !== undefined) {
    return (
      <Gate title={t('enrol.title')} mark={<BrandMark size={40} />}>
        <SignInSteps owes={owing.owes} onEntered={enter} />
      </Gate>
    );
  }
  if (data?.open === false) {
    return (
      <Gate title={t('setup.closed')} mark={<BrandMark size={40} />}>
        <Link to="/sign-in">{t('setup.toSignIn')}</Link>
      </Gate>
    );
  }
  return (
    <Gate title={t('setup.title')} text={t('setup.text')} mark={<BrandMark size={40} />}>
      {token === '' ? <p>{t('setup.noToken')}</p> : <SetupForm token={token} onEntered={enter} />}
    </Gate>
  );
}
