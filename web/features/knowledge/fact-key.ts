import type { TemplateFact } from '#contract/knowledge';

type Joined<F extends string> = F extends `${infer Group}.${infer Leaf}` ? `${Group}-${Leaf}` : F;
export type FactKey = Joined<TemplateFact>;

/** `payment-amount` for `payment.amount`: a dot would lead deeper into the dictionary. */
export const factKey = (fact: TemplateFact): FactKey => fact.replace('.', '-') as FactKey; // as the type says
