import { runProgram } from '../run-program.ts';
import { composeDemo } from './compose-demo.ts';
import { demoEnvironment, refuseForeignDatabase } from './demo-environment.ts';

const environment = await demoEnvironment(process.env);
await refuseForeignDatabase(environment.DATABASE_URL);
await runProgram(environment, (parts) => composeDemo(parts));
