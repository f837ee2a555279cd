import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, readMe } from '#contract/access';
import { Gate } from '../../features/access/gate.tsx';
import { InvitationForm } from '../../features/access/invitation-form.tsx';
import { SignInSteps } from '../../features/access/sign-in-steps.tsx';
import { useOneTimeToken } from '../../features/access/use-one-time-token.ts';
import { ask, queryClient } from '../../lib/ask.ts';
import { speak } from '../../lib/i18n.ts';
import { BrandMark } from '../brand-mark.tsx';

export function InvitationPage() {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const token = useOneTimeToken();
  const [owing, setOwing] = useState<Me>();
  const enter = (me: Me) => {
    queryClient.setQueryData(ask(readMe, {}).queryKey, me);
    void speak(me.language);
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
  return (
    <Gate title={t('invitation.title')} mark={<BrandMark size={40} />}>
      {token === '' ? <p>{t('invitation.noToken')}</p> : <InvitationForm token={token} onEntered={enter} />}
    </Gate>
  );
}
