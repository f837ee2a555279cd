export interface TestPayment {
  uid: string;
  currency: string;
  at: Temporal.Instant;
}

const MINOR_AMOUNT = 100;

/**
 * A notification in beGateway's shape about a payment that never was: `test: true`, the published test card of a successful
 * payment as far as notifications show one, an order that no shop has.
 */
export function testNotification({ uid, currency, at }: TestPayment): string {
  const time = at.toString({ smallestUnit: 'millisecond' });
  return JSON.stringify({
    transaction: {
      uid,
      status: 'successful',
      type: 'payment',
      amount: MINOR_AMOUNT,
      currency,
      description: 'Test notification: no payment was made',
      tracking_id: `vakhta-test-${uid.slice(0, 8)}`,
      message: 'Successfully processed',
      test: true,
      language: 'en',
      payment_method_type: 'credit_card',
      created_at: time,
      updated_at: time,
      paid_at: time,
      credit_card: {
        brand: 'visa',
        bin: '420000',
        first_1: '4',
        last_4: '0000',
        exp_month: 1,
        exp_year: at.toZonedDateTimeISO('UTC').year + 2,
      },
      payment: { status: 'successful', message: 'Payment was approved', ref_id: '0', auth_code: '000000' },
      customer: {},
    },
  });
}
