import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getVerdict, type Question } from '#contract/diagnosis';
import { getTransaction } from '#contract/transactions';
import type { TransactionUid } from '#kernel/ids';
import { BindingLink } from '../../features/answers/binding-link.tsx';
import { AnswerTexts } from '../../features/diagnosis/answer-texts.tsx';
import { CorrectVerdict } from '../../features/diagnosis/correct-verdict.tsx';
import { CorrectionStrip } from '../../features/diagnosis/correction-strip.tsx';
import { Evidence } from '../../features/diagnosis/evidence.tsx';
import { OrderCheck } from '../../features/diagnosis/order-check.tsx';
import { VerdictStrip } from '../../features/diagnosis/verdict-strip.tsx';
import { AskGateway } from '../../features/transactions/ask-gateway.tsx';
import { Documents } from '../../features/transactions/documents.tsx';
import { FactGroups } from '../../features/transactions/fact-groups.tsx';
import { useFieldName } from '../../features/transactions/field-name.ts';
import { Identifiers } from '../../features/transactions/identifiers.tsx';
import { NotKnownYet } from '../../features/transactions/not-known-yet.tsx';
import { PaymentHead } from '../../features/transactions/payment-head.tsx';
import { Related } from '../../features/transactions/related.tsx';
import { toneOf } from '../../features/transactions/status-mark.tsx';
import { Timeline } from '../../features/transactions/timeline.tsx';
import { usePaymentNews } from '../../features/transactions/use-payment-news.ts';
import { ask, refresh } from '../../lib/ask.ts';
import { worded } from '../../lib/i18n.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './transaction.module.css';

/** Comes with its words behind the payment itself, which is among the first screens. */
const PaymentDeliveries = lazy(async () => {
  const { PaymentDeliveries } = await worded(import('../../features/deliveries/payment-deliveries.tsx'));
  return { default: PaymentDeliveries };
});

/** Everything that a person asks for about one payment, on one screen. */
export function TransactionPage() {
  const { t } = useTranslation('transactions');
  const { uid: written } = useParams({ from: '/shell/transactions/$uid' });
  const uid = written as TransactionUid; // the server judges whether it is one
  const nameFact = useFieldName();
  const { data: payment, error, refetch } = useQuery(ask(getTransaction, { params: { uid } }));
  const [question, setQuestion] = useState<Question>();
  const { data: explained, error: verdictError } = useQuery({
    ...ask(getVerdict, { params: { uid }, query: question === undefined ? {} : { question } }),
    // Another question about this payment keeps its verdict on the screen; another payment does not.
    placeholderData: (previous) => (previous?.verdict.uid === uid ? previous : undefined),
  });
  usePaymentNews(uid, [getTransaction, getVerdict]);
  return (
    <section className={classes.pane} aria-label={t('type.payment')} aria-busy={payment === undefined}>
      <div className={classes.bar}>
        <Link to="/transactions" search state className={classes.back}>
          ← {t('detail.back')}
        </Link>
        <CopyField
          label={t('detail.link')}
          value={location.href.split('#')[0] ?? ''}
          shown={t('detail.copyLink')}
          isCode={false}
          keys="KeyC"
          group={t('keys.copyGroup')}
        />
      </div>
      {error !== null && error.status === 404 && (
        <Empty
          title={t('detail.notFound')}
          action={<AskGateway keys={[{ by: 'uid', value: uid }]} onFound={() => void refresh(getVerdict)} />}
        >
          {t('detail.notFoundText')}
        </Empty>
      )}
      {error !== null && error.status !== 404 && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {payment !== undefined && (
        <>
          <PaymentHead payment={payment} />
          <VerdictStrip
            explained={explained}
            tone={toneOf(payment.status)}
            act={explained !== undefined && <CorrectVerdict key={uid} verdict={explained.verdict} />}
          />
          {explained !== undefined && <CorrectionStrip key={uid} verdict={explained.verdict} />}
          <ErrorNote error={verdictError} />
          <div className={classes.columns}>
            <div>
              {explained !== undefined && (
                <>
                  <AnswerTexts
                    key={uid}
                    texts={explained.texts}
                    question={question}
                    onQuestion={setQuestion}
                    nameFact={nameFact}
                  />
                  <OrderCheck explained={explained} nameFact={nameFact} />
                  <Evidence explained={explained} nameFact={nameFact} />
                </>
              )}
              <div id="deliveries">
                <Suspense>
                  <PaymentDeliveries key={uid} uid={uid} />
                </Suspense>
              </div>
              <Timeline payment={payment} />
              <Related payment={payment} />
              <Documents key={uid} payment={payment} />
            </div>
            <div>
              <Identifiers payment={payment} />
              <BindingLink key={uid} binding={{ to: 'payment', uid }} />
              <NotKnownYet key={uid} payment={payment} />
              <FactGroups payment={payment} />
            </div>
          </div>
        </>
      )}
    </section>
  );
}
