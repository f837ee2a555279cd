import { runProgram } from '../run-program.ts';
import { composeDemo } from './compose-demo.ts';
import { demoEnvironment, refuseForeignDatabase } from './demo-environment.ts';

// biome-ignore lint/style/noProcessEnv: the demo's own entry reads the environment, as main.ts does for the product
const environment = await demoEnvironment(process.env);
await refuseForeignDatabase(environment.DATABASE_URL);
await runProgram(environment, composeDemo);
