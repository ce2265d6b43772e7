/** Half of the random seeds; the other half runs beside it. */
import { randomSeeds } from './random-seeds.ts';

randomSeeds(150);
