import { recruitersOnly } from '../recruiters-only.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ parent }) => recruitersOnly(parent);
