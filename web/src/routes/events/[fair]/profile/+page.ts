import { talentsOnly } from '../talents-only.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ parent }) => talentsOnly(parent);
