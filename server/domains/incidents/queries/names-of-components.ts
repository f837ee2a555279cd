import type { ReadDb } from '../../../platform/db.ts';
import { listAcquirers } from '../../acquirers/index.ts';

/** How components are called: banks by their names, everything else as it is numbered. */
export async function namesOfComponents(db: ReadDb, components: readonly string[]): Promise<Map<string, string>> {
  const banks = components.some((each) => each.startsWith('acquirer:')) ? await listAcquirers(db) : [];
  return new Map(
    components.map((component) => {
      const [kind, id = ''] = cutOnce(component);
      const name = kind === 'acquirer' ? banks.find((bank) => bank.id === id)?.name : id;
      return [component, name ?? id];
    }),
  );
}

function cutOnce(component: string): [kind: string, id: string] {
  const at = component.indexOf(':');
  return [component.slice(0, at), component.slice(at + 1)];
}
