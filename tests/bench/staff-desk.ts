import { putOnDuty } from '../support/on-duty.ts';
import { makePerson, type TestPerson } from '../support/people.ts';
import type { Stage } from './bench-stage.ts';

/** Engineers on duty around the clock, so that what comes in is given to somebody. */
export async function staffDesk(stage: Stage, count: number): Promise<TestPerson[]> {
  const ctx = stage.contextAt();
  const people: TestPerson[] = [];
  while (people.length < count) {
    const person = await makePerson(ctx, { name: `Engineer ${people.length + 1}`, withApp: true });
    await putOnDuty(ctx, person.id);
    people.push(person);
  }
  return people;
}
