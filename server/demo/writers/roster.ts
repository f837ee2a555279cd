import {
  merchantPersonas,
  type Persona,
  payerPersona,
  type SampleTransaction,
  type SampleWorld,
} from '../sample/index.ts';

/** Those as whom somebody at the demo may write. */
export interface Roster {
  list(): Persona[];
  find(id: string): Persona | undefined;
  /** What this person may ask about, the newest first. */
  payments(persona: Persona): SampleTransaction[];
}

const PAYERS = 24;
const PAYMENTS = 12;

export function createRoster(
  world: SampleWorld,
  recentPayments: () => readonly SampleTransaction[],
  /** Who waits for an answer: they come first. */
  waiting: readonly Persona[],
): Roster {
  const merchants = merchantPersonas(world);
  const payers = new Map(waiting.filter(({ side }) => side === 'payer').map((persona) => [persona.id, persona]));
  const list = () => {
    // Whoever was offered once stays: their page is open.
    for (const payment of recentPayments()) {
      if (payers.size >= PAYERS) break;
      if (payment.finalStatus === 'successful' || payment.test) continue;
      const persona = payerPersona(world, payment);
      payers.set(persona.id, persona);
    }
    return [...payers.values(), ...merchants];
  };
  return {
    list,
    find: (id) => list().find((persona) => persona.id === id),
    payments: (persona) =>
      recentPayments()
        .filter((payment) => isOf(persona, payment))
        .slice(0, PAYMENTS),
  };
}

const isOf = ({ merchantNumber, email }: Persona, { shop, payer }: SampleTransaction) =>
  merchantNumber === undefined ? payer.email === email : shop.merchant.number === merchantNumber;
