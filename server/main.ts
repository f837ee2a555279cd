import { buildApp } from './app.ts';
import { runProgram } from './run-program.ts';

await runProgram(process.env, buildApp);
