import { recruitersOnly } from '../../../recruiters-only.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ parent }) => recruitersOnly(parent);
