import { needWords } from '#lib/messages.ts';

export const load = () => needWords('recruiting');
